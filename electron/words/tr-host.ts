// Kabukların terminaldeki Türkçe sözleri: konsol nasıl başlar, nasıl ulaşılır.
import type { enHost } from './en-host.ts';

export const trHost: Readonly<Record<keyof typeof enHost, string>> = {
  'host.live': 'Kokpit şu adreste çalışıyor: {url}',
  'host.link': 'Tek kullanımlık bağlantı: {link}',
  'host.events': 'Olaylar {url} adresinde alınır; gönderenler {file} içindeki belirteci gösterir',
  'host.events_env': 'Olaylar {url} adresinde alınır; gönderenler KOKPIT_HTTP_TOKEN içindeki belirteci gösterir',
  'host.how':
    'Bağlantı konsolu tek bir tarayıcıda, bir kez açar. Enter yeni bir bağlantı yazar; Ctrl+C Kokpit’i kapatır.',
  'host.not_built': 'Konsol derlenmemiş ({folder}): “npm run build” komutunu çalıştırın.',
  'host.port_in_use': '{wanted} numaralı port kullanımda; {port} kullanılıyor.',
  'host.no_port': '127.0.0.1 üzerinde port açılamadı: {why}',
  'host.core_again': 'Çekirdek durdu, {ms} ms içinde yeniden başlıyor: {message}',
  'host.core_failed': 'Çekirdek başlatılamadı: {message}',
  'host.history': 'Demo salonunun geçmişi oluşturuluyor: %{share}',
  'host.recovery': 'Hasarlı önbellekten sağlam kalanlar kurtarılıyor: %{share}',
  'shell.open_already': 'Kokpit zaten açık; penceresi öne geliyor.',
  'shell.given_up': 'Konsolun sayfası durmadan kapandı ({reason}). Kaydedilenler güvende: Kokpit’i yeniden başlatın.',

  'start.usage': 'Kullanım: {program} [--demo | --file YOL | --queue-log YOL | --http PORT | --nats URL] [seçenekler]',
  'start.demo': 'demo salonu (önbellekte gerçek bir salon yoksa varsayılan)',
  'start.agents': 'demo salonunun temsilcileri, 1 ile {most} arası (varsayılan {count})',
  'start.seed': 'hangi demo salonu (varsayılan {seed})',
  'start.speed': 'demo salonunun hızı (varsayılan 1: gerçek zaman)',
  'start.file': 'demo salonu yerine bir olay dosyası (NDJSON, büyümekte olabilir)',
  'start.queue_log': 'Asterisk’in queue_log dosyası; büyüyebilir ve döndürülebilir',
  'start.http': 'başka programların bu yerel porta gönderdiği olaylar (HTTP üzerinden CloudEvents), örneğin {port}',
  'start.nats': 'NATS JetStream üzerindeki bir salon, örneğin nats://host:4222',
  'start.nats_stream': 'onun akışı (varsayılan {stream})',
  'start.nats_creds': 'giriş bilgisi: bir .creds dosyası',
  'start.db': 'önbellek (varsayılan: kullanıcının veri klasöründe)',
  'start.tz': 'kimin günleri (IANA adı; varsayılan: bu bilgisayarın dilimi)',
  'start.port': 'yerel port (varsayılan {port}; kullanımdaysa sıradaki boş port)',
  'start.open': 'varsa tarayıcıyı açar',
  'start.help': 'bu yardım',
  'start.value.path': 'YOL',
  'start.value.file': 'DOSYA',
  'start.value.zone': 'DİLİM',
  'start.value.name': 'AD',

  'web.refused.title': 'Bu tarayıcının bir erişim bağlantısına ihtiyacı var',
  'web.refused.what':
    'Kokpit insanları ve işlerini gösterir; bu yüzden yalnızca bir bağlantıyla açılır ve her bağlantı bir kez geçerlidir.',
  'web.refused.now':
    'Kokpit’in çalıştığı terminale yeni bir bağlantı yazıldı. Onu bu tarayıcıda açın. Orada Enter’a basmak bir bağlantı daha yazar.',
  'web.not_here': 'Bu adrese buradan hizmet verilmiyor.',
  'web.method': 'Burada yalnızca GET ve HEAD.',
  'web.no_address': 'Bu bir adres değil.',
  'web.ahead': 'Bir bağlantı vaktinden önce açılmaz.',
  'web.nothing': 'Bu adreste bir şey yok.',
};
