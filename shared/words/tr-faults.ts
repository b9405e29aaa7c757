// Türkçe: çekirdekte ters gidebilecekler; ne oldu, nerede ve ne yapmalı.
import type { enFaults } from './en-faults.ts';

export const trFaults: Readonly<Record<keyof typeof enFaults, string>> = {
  'cache.full': '{file} dosyasının diskinde yer kalmadı. Bunlardan hiçbiri kaydedilmedi: yer açın.',
  'cache.damaged':
    '{file} hasarlı ({why}). Kokpit’i yeniden başlatın: dosyayı kenara koyar ve kurtarabildiğini kurtarır.',
  'cache.damaged_row': 'Önbellek hasarlı: {why}. Kokpit’i yeniden başlatın: kurtarabildiğini kurtarır.',
  'cache.denied': '{file} bunun için açılamıyor ({why}). İzin verin ya da --db DOSYA ile başka bir yer seçin.',
  'cache.busy':
    '{file} başka bir program tarafından kullanılıyor. O programı kapatın ya da --db DOSYA ile başka bir önbellek seçin.',
  'cache.failed': '{file} önbelleğinde hata oluştu: {why}.',
  'cache.missing':
    '{file} yolunda önbellek yok. --db DOSYA ile başka bir önbellek belirtin ya da olayları içe aktarın.',
  'cache.older': '{file} daha eski bir Kokpit’ten kalma ya da eksik. Dosyayı bir kez konsolda açın.',
  'cache.newer':
    '{file} daha yeni bir Kokpit tarafından yazılmış (biçim {format}; bu sürüm {known} biçimini tanıyor). Dosyaya dokunulmadı: Kokpit’i güncelleyin ya da --db DOSYA ile başka bir önbellek seçin.',
  'cache.held':
    '{file}, {program} tarafından kullanılıyor (süreç {pid}, {since} zamanından beri); bir önbelleğe tek program yazar. Onu kapatın ya da --db DOSYA ile başka bir önbellek seçin.',
  'cache.held_by_another':
    '{file} başka bir Kokpit tarafından kullanılıyor; bir önbelleğe tek program yazar. Onu kapatın ya da --db DOSYA ile başka bir önbellek seçin.',
  'cache.folder': '{file} bir klasör. --db DOSYA ile içindeki bir dosyayı belirtin.',
  'cache.foreign': '{file} bir Kokpit önbelleği değil. Dosyaya dokunulmadı: --db DOSYA ile başka bir dosya seçin.',
  'cache.closed': '{file} önbelleği kapalı.',
  'cache.writer_ended': '{file} dosyasının yazıcısı sona erdi.',
  'cache.other_floor':
    '{file} gerçek bir salonun olaylarını içeriyor; demo salonununkiler bunlara karışırdı. Onlara bakmak için --demo olmadan başlatın ya da --db DOSYA ile başka bir önbellek seçin.',
  'cache.demo_floor':
    '{file} demo salonunun olaylarını içeriyor; gerçek olaylar bunlara karışırdı. --db DOSYA ile başka bir önbellek seçin.',
  'cache.unwritable': 'Kokpit {file} dosyasına yazamıyor ({why}). --db DOSYA ile başka bir yer belirtin.',

  'snapshot.file': '{folder} bir dosya, klasör değil. --out KLASÖR ile bir klasör belirtin.',
  'snapshot.unwritable':
    '{folder} içine bir şey kaydedilemedi ({why}); önceden orada olan olduğu gibi duruyor. --out KLASÖR ile başka bir klasör belirtin.',
  'snapshot.foreign':
    '{path} zaten var ve Kokpit anlık görüntüsü değil ya da içinde başka dosyalar da var. Dokunulmadı: başka yere taşıyın ya da --out KLASÖR ile başka bir klasör belirtin.',

  'read.missing': '{file}: böyle bir dosya yok',
  'read.no_folder': '{file}: böyle bir dosya yok: yolun bir parçası klasör değil',
  'read.denied': '{file}: okunamıyor: okuma izni isteyin ya da okuyabileceğiniz bir yere kopyalayın',
  'read.directory': '{file}: bir klasör: içindeki bir olay dosyasını belirtin',
  'read.cut_off': '{file}: gzip erken bitiyor: yarım kalmış, yeniden alın',
  'read.damaged': '{file}: gzip hasarlı: yeniden alın',
  'read.empty': '{file}: boş, gzip değil',
  'read.no_gzip': '{file}: adı öyle dese de gzip değil',
  'read.gzip': '{file}: gzip olduğundan izlenemez: açın ya da `kokpit import` ile alın',
  'read.failed': '{file}: okunamadı: {why}',

  'nats.refused': '{server} adresinde NATS sunucusu yanıt vermiyor: bağlantı reddedildi.',
  'nats.no_host': '{server} NATS sunucusunun adı bu ağda bilinmiyor.',
  'nats.no_answer': '{server} NATS sunucusu zamanında yanıt vermedi.',
  'nats.cut': '{server} NATS sunucusuyla bağlantı kesildi.',
  'nats.login':
    '{server} NATS sunucusu bu girişi kabul etmiyor. Başka birini belirtin: --nats-creds DOSYA ya da adresinde kullanıcı ve parola.',
  'nats.creds': '{file} içindeki kimlik bilgileri okunamıyor: {why}.',
  'nats.no_stream': '{server} NATS sunucusunda henüz {stream} akışı yok. Bekleniyor; `kokpit bridge` onu oluşturur.',
  'nats.no_jetstream': '{server} NATS sunucusu akış saklamıyor: JetStream ile başlatın.',
  'nats.no_publish': '{server} NATS sunucusu bu girişin {subject} konusuna yazmasına izin vermiyor.',
  'nats.no_subscribe': '{server} NATS sunucusu bu girişin {subject} konusunu okumasına izin vermiyor.',
  'nats.no_commands': '{stream} akışı komut almaz: {subject} konularından biri değil.',
  'nats.no_room':
    '{server} NATS sunucusunda {stream} akışı için yer yok: daha çok yer verin ya da akışı kendiniz daha küçük oluşturun.',
  'nats.failed': '{server} NATS sunucusunda hata oluştu: {why}.',
  'nats.bridge_away': '{name} köprüsü sustu: ondan artık olay gelmiyor. `kokpit bridge` komutunu yeniden başlatın.',
  'nats.bridge_left': '{name} köprüsü durduruldu: ondan artık olay gelmiyor.',
  'nats.anew': '{stream} akışı yeniden oluşturulmuş: baştan okunuyor.',
  'nats.lost_end': '{stream} akışı sonunu yitirmiş, {seq} numaralı ileti ve belki başkaları: baştan yeniden okunuyor.',
  'nats.expired':
    '{stream} akışının {from} ile {to} arasındaki iletileri burada okunmadan süresini doldurmuş: olayları eksik.',

  'chatwoot.token': '{file} içindeki erişim anahtarı okunamıyor: {why}.',
  'chatwoot.login':
    '{server} adresindeki Chatwoot bu erişim anahtarını kabul etmiyor. Anahtar doğruysa, öndeki bir vekil sunucu alt çizgili başlıkları atıyor olabilir (nginx: underscores_in_headers on).',
  'chatwoot.account':
    '{server} adresindeki Chatwoot’un {account} numaralı hesabı bu erişim anahtarına açık değil; açık olanlar: {others}.',
  'chatwoot.denied': '{server} adresindeki Chatwoot bu erişim anahtarının gerekenleri okumasına izin vermiyor.',
  'chatwoot.not_found': '{server} adresindeki Chatwoot’ta bu adreste bir şey yok ya da aranan artık yok.',
  'chatwoot.moved':
    '{server} adresindeki Chatwoot {to} adresine yönlendiriyor: o adresi belirtin, anahtar kendiliğinden başka yere gitmez.',
  'chatwoot.status': '{server} adresindeki Chatwoot {status} hatasıyla yanıt veriyor.',
  'chatwoot.not_json':
    '{server} adresinde yanıt veren Chatwoot değil ya da önündeki bir sayfa: başka bir şeyle yanıt veriyor.',
  'chatwoot.drift': '{server} adresindeki Chatwoot bilinenden farklı yanıt veriyor: {why}.',
  'chatwoot.refused': '{server} adresinde Chatwoot yanıt vermiyor: bağlantı reddedildi.',
  'chatwoot.no_host': '{server} sunucusunun adı bu ağda bilinmiyor.',
  'chatwoot.no_answer': '{server} adresindeki Chatwoot zamanında yanıt vermedi.',
  'chatwoot.cut': '{server} adresindeki Chatwoot ile bağlantı kesildi.',
  'chatwoot.tls': '{server} adresindeki Chatwoot ile bağlantı güvenli değil, bu yüzden hiçbir şey gönderilmedi: {why}.',
  'chatwoot.failed': '{server} adresindeki Chatwoot ile bağlantı kurulamadı: {why}.',
  'chatwoot.silent': '{server} adresindeki Chatwoot’un WebSocket’i sustu.',
  'chatwoot.no_cable': '{server} adresindeki Chatwoot’un WebSocket’i bu erişim anahtarının dinlemesine izin vermiyor.',
  'chatwoot.no_socket':
    '{server} adresindeki Chatwoot WebSocket açmıyor (hata {status}): öndeki bir vekil sunucu /cable yolunu iletmeli.',
  'chatwoot.busy': 'Chatwoot daha az soru istedi: {seconds} s boyunca bir şey sorulmaz, buna bağlı olanlar geç gelir.',
  'chatwoot.calls':
    '{inbox} gelen kutusunun görüşmeleri dışarıda bırakıldı: Chatwoot bir aramanın ne zaman yanıtlandığını söylemiyor.',
  'chatwoot.no_turns':
    '{server} adresindeki Chatwoot bu erişim anahtarına bir görüşmenin ne zaman kapanıp yeniden açıldığını söylemiyor: geçmişi yalnızca etkinlikleri anlatır.',
  'chatwoot.no_ratings':
    '{server} adresindeki Chatwoot bu erişim anahtarına müşterilerin ne dediğini söylemiyor: değerlendirme yok.',
  'chatwoot.not_allowed':
    '{server} adresindeki Chatwoot bu erişim anahtarının başkalarının durumunu değiştirmesine izin vermiyor: bunun için yönetici gerekir.',
  'chatwoot.no_invisible': 'Chatwoot görünmez temsilci tanımıyor.',

  'bridge.stream':
    '{stream} akışı başka bir iş için oluşturulmuş: {subjects} konuları ve başkalarının yerine geçen iletiler (rollup) gerekli. Akışı değiştirin ya da --nats-stream ile başka birini belirtin.',
  'bridge.unreadable': 'Komutların arasında duran şey komut değil: {why}.',
  'bridge.long_position':
    '{bytes} baytlık konum, {most} bayt kabul eden sunucu için fazla uzun: yeniden başlatılan köprü daha önceki birine döner.',
};
