// Her komutun çevresindeki Türkçe sözler: başlıklar, değerler, yanlış kullanım.
import type { Message } from '../../shared/words/message.ts';
import type { enHelp } from './en-help.ts';

export const trHelp: Readonly<Record<keyof typeof enHelp, Message>> = {
  'help.usage': 'Kullanım:',
  'help.arguments': 'Bağımsız değişkenler:',
  'help.options': 'Seçenekler:',
  'help.commands': 'Komutlar:',
  'help.default': 'varsayılan: {value}',
  'help.help': 'bu yardımı gösterir',
  'help.help.command': 'bir komutun yardımını gösterir',
  'help.version': 'sürüm numarasını yazar',

  'value.options': 'seçenekler',
  'value.command': 'komut',
  'value.file': 'dosya',
  'value.files': 'dosyalar',
  'value.folder': 'klasör',
  'value.day': 'gün',
  'value.zone': 'dilim',
  'value.time': 'zaman',
  'value.format': 'biçim',
  'value.id': 'kimlik',
  'value.name': 'ad',
  'value.kind': 'tür',
  'value.seconds': 'saniye',
  'value.minutes': 'dakika',
  'value.what': 'ne',
  'value.whose': 'kimin',
  'value.figure': 'rakam',

  'usage.option': "bilinmeyen seçenek: '{flag}'",
  'usage.option.near': "bilinmeyen seçenek: '{flag}'\n({near} mi demek istediniz?)",
  'usage.option.several': "bilinmeyen seçenek: '{flag}'\n(Şunlardan biri mi: {near}?)",
  'usage.command': "bilinmeyen komut: '{name}'",
  'usage.command.near': "bilinmeyen komut: '{name}'\n({near} mi demek istediniz?)",
  'usage.command.several': "bilinmeyen komut: '{name}'\n(Şunlardan biri mi: {near}?)",
  'usage.excess': {
    one: "'{name}' için fazla bağımsız değişken. {n} bekleniyordu, {got} verildi: {given}.",
    other: "'{name}' için fazla bağımsız değişken. {n} bekleniyordu, {got} verildi: {given}.",
  },
  'usage.argument': "'{argument}' bağımsız değişkeni eksik",
  'usage.value': "'{flags}' seçeneğinin değeri eksik",
  'usage.required': "'{flags}' seçeneği verilmeli",
  'usage.conflict': "'{flags}' seçeneği '{others}' ile birlikte kullanılamaz",
  'usage.invalid': "'{flags}' seçeneğinin '{given}' değeri geçersiz. {why}",
};
