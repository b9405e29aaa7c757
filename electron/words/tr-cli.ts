// Komut satırının Türkçe sözleri.
import type { Message } from '../../shared/words/message.ts';
import type { enCli } from './en-cli.ts';

export const trCli: Readonly<Record<keyof typeof enCli, Message>> = {
  'cli.about': 'Komut satırında Kokpit: bir çağrı merkezi salonunun olayları ve rakamları.',
  'cli.db': 'önbellek',
  'cli.format': 'json, csv ya da table',
  'cli.from': 'ilk gün, YYYY-AA-GG',
  'cli.to': 'son gün, YYYY-AA-GG',
  'cli.tz': 'günlerin saat dilimi (bilgisayarınki)',
  'cli.nothing': 'Gösterilecek bir şey yok.',
  'cli.one_of': 'Şunlardan biri olmalı: {some}.',
  'cli.no_day': 'Gün YYYY-AA-GG biçiminde yazılır, örneğin 2026-03-10.',
  'cli.no_time': 'Zaman bekleniyor, {fault}.',
  'cli.no_zone': 'Böyle bir saat dilimi yok; Europe/Istanbul ya da UTC gibi birini belirtin.',
  'cli.no_seconds': 'Saniye 0 ya da daha büyük bir sayıdır, örneğin 20.',
  'cli.from_after_to': '--from {from}, --to {to} tarihinden sonra.',

  'cli.import.summary': 'olayları önbelleğe okur',
  'cli.import':
    'Olay dosyalarını (NDJSON) ya da Asterisk queue_log dosyalarını, düz veya gzip olarak, önbelleğe okur; - standart girdidir.',
  'cli.import.files': 'olay dosyaları ya da -',
  'cli.import.format': 'satırların biçimi',
  'cli.import.strict': 'bir satır reddedilir ya da çakışırsa 1 ile biter',
  'cli.import.events': { one: '{n} olay', other: '{n} olay' },
  'cli.import.recovered': {
    one: '{file} hasarlıydı ({why}) ve {aside} adıyla kenara kondu. İçinden {n} olay kurtarıldı.',
    other: '{file} hasarlıydı ({why}) ve {aside} adıyla kenara kondu. İçinden {n} olay kurtarıldı.',
  },
  'cli.import.recovered.lost': {
    one: '{file} hasarlıydı ({why}) ve {aside} adıyla kenara kondu. İçinden {n} olay kurtarıldı; kalanını yeniden içe aktarın.',
    other:
      '{file} hasarlıydı ({why}) ve {aside} adıyla kenara kondu. İçinden {n} olay kurtarıldı; kalanını yeniden içe aktarın.',
  },
  'cli.import.line': '{from}, satır {line}: {reason}',
  'cli.import.refused': {
    one: '{read} satırdan {n} tanesi reddedildi; diğerleri saklandı. “kokpit rejects --db {db}” her birini nedeniyle listeler.',
    other:
      '{read} satırdan {n} tanesi reddedildi; diğerleri saklandı. “kokpit rejects --db {db}” her birini nedeniyle listeler.',
  },
  'cli.import.kept': '{what}. Ondan önce okunanlar saklandı; yeniden içe aktarın, hiçbir şey iki kez girmez.',
  'cli.import.strict.failed':
    '--strict ile, bir satırı reddeden içe aktarma başarısız sayılır. Geçerli satırlar saklandı.',

  'cli.report': 'Rakamlar; JSON, CSV ya da tablo olarak.',
  'cli.cockpit': 'Temsilciler, durumları ve --at gününe ait rakamları.',
  'cli.quality': 'Puanlar, yanıtsız görüşmeler ve hareketsizlik; temsilciye ya da gruba göre.',
  'cli.quality.by': 'agent ya da group',
  'cli.companies': 'Temas kurulan şirketler ve yükleri (Customer Engagement Load).',
  'cli.companies.company': 'yalnızca bu şirket',
  'cli.companies.long': '--from {from} --to {to} {n} gün ediyor; bu rapor en çok {most} günü kapsar.',
  'cli.companies.open': '--to {to} henüz bitmedi (bugün {today}); bu rapor en geç dün biter.',
  'cli.service': 'Talepler, karşılamalar ve hizmet kalitesi.',
  'cli.service.interval': '15, 30 ya da 60: ayrıca aralık aralık',
  'cli.day': 'Gelen, yanıtlanan ve kaçanlar, beklemeler ve hizmet düzeyi; bir gün ya da son dakikalar için.',
  'cli.day.date': 'bir gün, YYYY-AA-GG',
  'cli.day.window': 'son 5, 10, 15, 30 ya da 60',
  'cli.day.threshold': 'zamanında yanıt: bu kadar saniye içinde',
  'cli.day.short': 'bundan kısa sürede kaçanlar sayılmaz',
  'cli.day.who': 'all (hepsi) ya da present (bulunanlar)',
  'cli.day.which': 'Günü --date YYYY-AA-GG ile ya da son dakikaları --window 5, 10, 15, 30 veya 60 ile belirtin.',
  'cli.health': 'Önbellek ve reddedilenler: olaylar, retler, giden kutusu, boyut, verinin yaşı.',
  'cli.at': 'sorulan an, RFC 3339 (şimdi)',
  'cli.product': 'yalnızca bu ürün; yinelenebilir',
  'cli.channel': 'yalnızca bu kanal, büyük ya da küçük harfle; yinelenebilir',
  'cli.kind': 'chat, call, video, email ya da ticket; yinelenebilir',
  'cli.group': 'yalnızca bu grup; yinelenebilir',
  'cli.agent': 'yalnızca bu temsilci; yinelenebilir',
  'cli.hours': 'çalışma saatleri (konsolda ayarlananlar, yoksa pazartesiden cumaya 09:00-18:00)',

  'cli.explain':
    'Bir rakamın nasıl oluştuğu: kuralı, formülü ve ardındaki görüşmeler ile olaylar. RAKAM, raporun JSON’undaki bir yoldur, örneğin totals.active ya da agents[agent=ann].resolved.',
  'cli.explain.report': '{report} raporunun bir rakamı, örneğin {example}.',
  'cli.explain.figure': 'raporun JSON’undaki bir yol',
  'cli.explain.left_out': 'sayılmayan',
  'cli.lost': 'Bir günde ya da son dakikalarda kimlerin kaçtığı, ne kadar bekledikleri ve yeniden gelip gelmedikleri.',
  'cli.rejects': 'Reddedilenler ve nedenleri, her satırda bir JSON nesnesi.',
  'cli.export': 'Bu günlerin saklanan olayları, geldikleri gibi, toplam sırayla.',
  'cli.export.format': 'ne yazılacağı',
  'cli.serve': 'Tarayıcılar ve panolar için konsol, bu bilgisayarda.',
};
