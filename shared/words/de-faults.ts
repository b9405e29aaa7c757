// Deutsch: was im Kern misslingen kann, einem Menschen gesagt.
import type { enFaults } from './en-faults.ts';

export const deFaults: Readonly<Record<keyof typeof enFaults, string>> = {
  'cache.full':
    'Auf dem Datenträger von {file} ist kein Platz mehr. Davon wurde nichts gespeichert: Schaffen Sie Platz.',
  'cache.damaged':
    '{file} ist beschädigt ({why}). Starten Sie Kokpit neu: Die Datei wird beiseitegelegt und gerettet, was zu retten ist.',
  'cache.damaged_row':
    'Der Zwischenspeicher ist beschädigt: {why}. Starten Sie Kokpit neu: Gerettet wird, was zu retten ist.',
  'cache.denied':
    '{file} lässt sich dafür nicht öffnen ({why}). Erlauben Sie es, oder wählen Sie mit --db DATEI einen anderen Ort.',
  'cache.busy':
    '{file} wird von einem anderen Programm benutzt. Schließen Sie es, oder wählen Sie mit --db DATEI einen anderen Zwischenspeicher.',
  'cache.failed': 'Der Zwischenspeicher {file} hat versagt: {why}.',
  'cache.missing':
    'Unter {file} gibt es keinen Zwischenspeicher. Nennen Sie mit --db DATEI einen anderen, oder importieren Sie Ereignisse.',
  'cache.older':
    '{file} stammt von einem älteren Kokpit oder ist nicht vollständig. Öffnen Sie die Datei einmal in der Konsole.',
  'cache.newer':
    '{file} wurde von einem neueren Kokpit geschrieben (Format {format}; dieses kennt {known}). Die Datei blieb unverändert: Aktualisieren Sie Kokpit, oder wählen Sie mit --db DATEI einen anderen Zwischenspeicher.',
  'cache.held':
    '{file} wird von {program} benutzt (Prozess {pid}, seit {since}), und in einen Zwischenspeicher schreibt nur ein Programm. Schließen Sie jenes, oder wählen Sie mit --db DATEI einen anderen Zwischenspeicher.',
  'cache.held_by_another':
    '{file} wird von einem anderen Kokpit benutzt, und in einen Zwischenspeicher schreibt nur ein Programm. Schließen Sie jenes, oder wählen Sie mit --db DATEI einen anderen Zwischenspeicher.',
  'cache.folder': '{file} ist ein Ordner. Nennen Sie mit --db DATEI eine Datei darin.',
  'cache.foreign':
    '{file} ist kein Zwischenspeicher von Kokpit. Die Datei blieb unverändert: Wählen Sie mit --db DATEI eine andere.',
  'cache.closed': 'Der Zwischenspeicher {file} ist geschlossen.',
  'cache.writer_ended': 'Der Schreiber von {file} hat geendet.',
  'cache.other_floor':
    '{file} enthält die Ereignisse einer echten Fläche, und die der Demo-Fläche würden sich darunter mischen. Lassen Sie --demo weg, um sie anzusehen, oder wählen Sie mit --db DATEI einen anderen Zwischenspeicher.',
  'cache.demo_floor':
    '{file} enthält die Ereignisse der Demo-Fläche, und echte würden sich darunter mischen. Wählen Sie mit --db DATEI einen anderen Zwischenspeicher.',
  'cache.unwritable': 'Kokpit darf {file} nicht schreiben ({why}). Nennen Sie mit --db DATEI einen anderen Ort.',

  'snapshot.file': '{folder} ist eine Datei, kein Ordner. Nennen Sie einen Ordner mit --out ORDNER.',
  'snapshot.unwritable':
    'In {folder} ließ sich nichts speichern ({why}); was vorher dort war, ist unverändert. Nennen Sie einen anderen Ordner mit --out ORDNER.',
  'snapshot.foreign':
    '{path} gibt es schon und ist kein Schnappschuss von Kokpit oder enthält andere Dateien. Es blieb unberührt: verschieben Sie es, oder nennen Sie einen anderen Ordner mit --out ORDNER.',

  'read.missing': '{file}: Diese Datei gibt es nicht',
  'read.no_folder': '{file}: Diese Datei gibt es nicht: Ein Teil ihres Pfads ist kein Ordner',
  'read.denied':
    '{file}: darf nicht gelesen werden: Lassen Sie sich das Leserecht geben, oder kopieren Sie die Datei an einen Ort, den Sie lesen dürfen',
  'read.directory': '{file}: ist ein Ordner: Nennen Sie eine Datei mit Ereignissen darin',
  'read.cut_off': '{file}: Das gzip endet zu früh: Es wurde abgeschnitten, holen Sie es noch einmal',
  'read.damaged': '{file}: Das gzip ist beschädigt: Holen Sie es noch einmal',
  'read.empty': '{file}: ist leer und kein gzip',
  'read.no_gzip': '{file}: ist kein gzip, auch wenn der Name es sagt',
  'read.gzip':
    '{file}: ist ein gzip und lässt sich nicht verfolgen: Entpacken Sie es, oder lesen Sie es mit `kokpit import` ein',
  'read.failed': '{file}: Das Lesen misslang: {why}',

  'nats.refused': 'Unter {server} antwortet kein NATS-Server: Die Verbindung wurde abgelehnt.',
  'nats.no_host': 'Der Name des NATS-Servers {server} ist in diesem Netz nicht bekannt.',
  'nats.no_answer': 'Der NATS-Server {server} hat nicht rechtzeitig geantwortet.',
  'nats.cut': 'Die Verbindung zum NATS-Server {server} ist unterbrochen.',
  'nats.login':
    'Der NATS-Server {server} nimmt diese Anmeldung nicht an. Nennen Sie eine andere: --nats-creds DATEI, oder Benutzer und Passwort in seiner Adresse.',
  'nats.creds': 'Die Anmeldedaten in {file} lassen sich nicht lesen: {why}.',
  'nats.no_stream':
    'Auf dem NATS-Server {server} gibt es noch keinen Strom {stream}. Auf ihn wird gewartet; `kokpit bridge` legt ihn an.',
  'nats.no_jetstream': 'Der NATS-Server {server} bewahrt keine Ströme auf: Starten Sie ihn mit JetStream.',
  'nats.no_publish': 'Der NATS-Server {server} erlaubt dieser Anmeldung nicht, auf {subject} zu schreiben.',
  'nats.no_subscribe': 'Der NATS-Server {server} erlaubt dieser Anmeldung nicht, {subject} zu lesen.',
  'nats.no_commands': 'Der Strom {stream} nimmt keine Befehle an: {subject} gehört nicht zu seinen Themen.',
  'nats.no_room':
    'Der NATS-Server {server} hat für den Strom {stream} keinen Platz: Geben Sie ihm mehr, oder legen Sie den Strom selbst mit weniger an.',
  'nats.failed': 'Der NATS-Server {server} hat versagt: {why}.',
  'nats.bridge_away':
    'Die Brücke {name} ist verstummt: Von ihr kommen keine Ereignisse mehr. Starten Sie `kokpit bridge` neu.',
  'nats.bridge_left': 'Die Brücke {name} wurde angehalten: Von ihr kommen keine Ereignisse mehr.',
  'nats.anew': 'Der Strom {stream} wurde neu angelegt: Er wird von seinem Anfang an gelesen.',
  'nats.lost_end':
    'Der Strom {stream} hat sein Ende verloren, Nachricht {seq} und vielleicht andere: Er wird noch einmal von seinem Anfang an gelesen.',
  'nats.expired':
    'Die Nachrichten {from} bis {to} des Stroms {stream} waren abgelaufen, bevor sie hier gelesen wurden: Ihre Ereignisse fehlen.',

  'chatwoot.token': 'Der Zugriffsschlüssel in {file} lässt sich nicht lesen: {why}.',
  'chatwoot.login':
    'Chatwoot unter {server} nimmt diesen Zugriffsschlüssel nicht an. Ist er richtig, lässt vielleicht ein Proxy davor Kopfzeilen mit Unterstrich weg (nginx: underscores_in_headers on).',
  'chatwoot.account':
    'Das Konto {account} von Chatwoot unter {server} steht diesem Zugriffsschlüssel nicht offen; offen sind: {others}.',
  'chatwoot.denied': 'Chatwoot unter {server} lässt diesen Zugriffsschlüssel nicht lesen, was gebraucht wird.',
  'chatwoot.not_found':
    'Chatwoot unter {server} hat nichts unter dieser Adresse, oder was gesucht wurde, gibt es nicht mehr.',
  'chatwoot.moved':
    'Chatwoot unter {server} verweist auf {to}: Nennen Sie diese Adresse, der Schlüssel geht von sich aus nirgendwo anders hin.',
  'chatwoot.status': 'Chatwoot unter {server} antwortet mit dem Fehler {status}.',
  'chatwoot.not_json':
    'Was unter {server} antwortet, ist kein Chatwoot oder eine Seite davor: Es antwortet mit etwas anderem.',
  'chatwoot.drift': 'Chatwoot unter {server} antwortet anders als bekannt: {why}.',
  'chatwoot.refused': 'Unter {server} antwortet kein Chatwoot: Die Verbindung wurde abgelehnt.',
  'chatwoot.no_host': 'Der Name des Servers {server} ist in diesem Netz nicht bekannt.',
  'chatwoot.no_answer': 'Chatwoot unter {server} hat nicht rechtzeitig geantwortet.',
  'chatwoot.cut': 'Die Verbindung zu Chatwoot unter {server} ist unterbrochen.',
  'chatwoot.tls': 'Die Verbindung zu Chatwoot unter {server} ist nicht sicher, darum wurde nichts gesendet: {why}.',
  'chatwoot.failed': 'Die Verbindung zu Chatwoot unter {server} misslang: {why}.',
  'chatwoot.silent': 'Der WebSocket von Chatwoot unter {server} ist verstummt.',
  'chatwoot.no_cable': 'Der WebSocket von Chatwoot unter {server} lässt diesen Zugriffsschlüssel nicht zuhören.',
  'chatwoot.no_socket':
    'Chatwoot unter {server} öffnet keinen WebSocket (Fehler {status}): Ein Proxy davor muss /cable weiterreichen.',
  'chatwoot.busy':
    'Chatwoot bat um weniger Anfragen: {seconds} s lang wird nichts gefragt, und was davon abhängt, kommt später.',
  'chatwoot.calls':
    'Gespräche des Postfachs {inbox} bleiben außen vor: Chatwoot sagt nicht, wann ein Anruf angenommen wurde.',
  'chatwoot.no_turns':
    'Chatwoot unter {server} sagt diesem Zugriffsschlüssel nicht, wann ein Gespräch geschlossen und wieder geöffnet wurde: Vom Vergangenen erzählen es nur seine Aktivitäten.',
  'chatwoot.no_ratings':
    'Chatwoot unter {server} sagt diesem Zugriffsschlüssel nicht, was Kunden gesagt haben: Es gibt keine Bewertungen.',
  'chatwoot.not_allowed':
    'Chatwoot unter {server} lässt diesen Zugriffsschlüssel die Verfügbarkeit anderer nicht ändern: Dazu braucht es einen Administrator.',
  'chatwoot.no_invisible': 'Chatwoot kennt keine unsichtbaren Agenten.',

  'bridge.stream':
    'Der Strom {stream} ist für etwas anderes angelegt: Er braucht die Themen {subjects} und Nachrichten, die andere ersetzen (Rollups). Ändern Sie ihn, oder nennen Sie mit --nats-stream einen anderen.',
  'bridge.unreadable': 'Was unter den Befehlen lag, ist keiner: {why}.',
  'bridge.long_position':
    'Der Stand von {bytes} Byte ist zu lang für den Server, der {most} nimmt: Neu gestartet, geht die Brücke zu einem früheren zurück.',
};
