// Türkçe: sorulan şeyde ya da onunla verilen dosyada yanlış olan.
import type { enAsking } from './en-asking.ts';

export const trAsking: Readonly<Record<keyof typeof enAsking, string>> = {
  'explain.no_path': '“{path}” bir yol değil: {at}. karakter okunamıyor.',
  'explain.below': '{here} değeri {value}: altında bir şey yok.',
  'explain.list': '{path} bir liste; girdilerinden birini belirtin, {entries}.',
  'explain.several': '“{path}” birkaç rakam içeriyor; birini belirtin: {keys}.',
  'explain.no_list': '{here} bir liste değil; içindekiler: {keys}.',
  'explain.no_key': '{here} içinde “{key}” yok; {offer}',
  'explain.no_place': '{here} içinde 0’dan başlayan {n} girdi var: [{place}] yok.',
  'explain.many': '{here} içinde {key}={value} olan {n} girdi var; birini yeriyle belirtin, örneğin [{place}].',
  'explain.entries_no_key': '{here} girdilerinde “{key}” yok; birini belirtin, {entries}.',
  'explain.no_entry': '{here} içinde {key}={value} yok; {offer}',
  'explain.no_figure': '“{figure}” değeri {value}: bu bir rakam değil, açıklanacak bir şey yok.',
  'explain.unknown_conversation': '“{conversation}” adlı bir görüşme bilinmiyor.',
  'explain.report': 'rapor',
  'explain.entries': 'örneğin [0] ya da [{key}={value}]',
  'explain.entries.none': 'ama boş',
  'explain.offer.none': 'boş.',
  'explain.offer.near': '{near} mi demek istediniz?',
  'explain.offer.all': 'içindekiler: {some}.',
  'explain.offer.some': 'içindekiler: {some} ve {n} tane daha.',
  'explain.or': '{one} ya da {other}',

  'hours.unreadable': 'Çalışma saatleri {file}: {why}',
  'hours.missing': 'Çalışma saatleri {file}: böyle bir dosya yok. --hours DOSYA ile belirtin.',
  'hours.directory': 'Çalışma saatleri {file}: bir klasör. İçindeki dosyayı belirtin.',
  'hours.faults': 'Çalışma saatleri {file}, {faults}.',
  'hours.line': 'satır {line}: {what}',
  'hours.and': '{one}; {other}',
  'hours.json': '{why}',
  'hours.object': '“week” içeren bir nesne olmalı',
  'hours.week': '“week” günlerden oluşan bir nesne olmalı',
  'hours.weekday': '“week”: “{day}” diye bir gün yok, günler mon ile sun arasıdır',
  'hours.day': '“week.{day}” ["09:00-18:00"] gibi bir liste olmalı',
  'hours.interval': '“week.{day}”: {value} "09:00-18:00" gibi bir aralık değil; başlangıç bitişten önce, en geç 24:00',
  'hours.holidays': '“holidays” bir tarih listesi olmalı',
  'hours.date': '“holidays”: {value} YYYY-AA-GG biçiminde bir tarih değil',

  'launch.integer': '{flag} {least} ile {most} arasında bir tam sayı ister, “{text}” değil.',
  'launch.speed': '--speed 0’dan büyük, en çok {most} olan bir sayı ister, “{text}” değil.',
  'launch.zone': '--tz Europe/Istanbul gibi bir saat dilimi adı ister, “{text}” değil.',
  'launch.nats': '--nats nats://host:4222 gibi bir sunucu adresi ister; paroladaki % işareti %25 diye yazılır.',
  'launch.nats_stream': '--nats-stream harf, rakam, - ve _ içeren bir ad ister, “{text}” değil.',
  'launch.no_nats': 'Sunucuyu --nats ile belirtin, örneğin --nats nats://host:4222.',
  'launch.chatwoot_address': '--chatwoot https://desk.example.com/app/accounts/1 gibi bir Chatwoot adresi ister.',
  'launch.chatwoot_https':
    '--chatwoot https:// ile başlayan bir adres ister: yoksa anahtar ağda herkesin okuyabileceği biçimde gider.',
  'launch.chatwoot_login':
    '--chatwoot kullanıcı ve parola içermeyen bir adres ister: onu --chatwoot-token ile belirtilen dosyadaki anahtar açar.',
  'launch.chatwoot_account':
    'Chatwoot hesabını belirtin: adreste (…/app/accounts/1) ya da --chatwoot-account ile, bir tam sayı; birbirinden farklı iki hesap olmaz.',
  'launch.chatwoot_token':
    'Chatwoot bir erişim anahtarıyla açılır (Profil ayarları, Access Token): onu bir dosyaya koyup --chatwoot-token ile belirtin ya da KOKPIT_CHATWOOT_TOKEN değişkenine koyun.',
  'launch.chatwoot_token_file':
    '--chatwoot-token anahtarın bulunduğu, okunabilir bir dosyanın yolunu ister; anahtarın kendisi komut satırına yazılmaz.',
  'launch.once': '--once yalnızca --file ile kullanılır: ötekilerin sonu yok.',
  'launch.name': '--name 1 ile {most} karakter arası bir ad ister.',
  'launch.unreadable': '{file} okunamıyor ({why}).',
  'launch.folder': '{file} okunamıyor (bir klasör).',
  'launch.one_source': 'Aynı anda tek kaynak: {flags}.',
  'launch.usage': '{why}',
};
