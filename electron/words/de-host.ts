// Deutsche Worte der Hüllen im Terminal: wie die Konsole startet und erreichbar ist.
import type { enHost } from './en-host.ts';

export const deHost: Readonly<Record<keyof typeof enHost, string>> = {
  'host.live': 'Kokpit ist erreichbar unter {url}',
  'host.link': 'Einmaliger Link: {link}',
  'host.events': 'Ereignisse werden unter {url} angenommen; Absender zeigen das Token aus {file}',
  'host.events_env': 'Ereignisse werden unter {url} angenommen; Absender zeigen das Token aus KOKPIT_HTTP_TOKEN',
  'host.how':
    'Der Link öffnet die Konsole in einem Browser, einmal. Die Eingabetaste gibt einen neuen aus; Strg+C beendet Kokpit.',
  'host.not_built': 'Die Konsole ist nicht gebaut ({folder}): Führen Sie „npm run build“ aus.',
  'host.port_in_use': 'Port {wanted} ist belegt; genommen wird {port}.',
  'host.no_port': 'Auf 127.0.0.1 ließ sich kein Port öffnen: {why}',
  'host.core_again': 'Der Kern ist ausgefallen und startet in {ms} ms neu: {message}',
  'host.core_failed': 'Der Kern ließ sich nicht starten: {message}',
  'host.history': 'Vorgeschichte der Demo-Fläche entsteht: {share} %',
  'host.recovery': 'Unversehrtes aus einem beschädigten Zwischenspeicher wird gerettet: {share} %',
  'shell.open_already': 'Kokpit ist schon offen; sein Fenster kommt nach vorn.',
  'shell.given_up':
    'Die Seite der Konsole brach immer wieder ab ({reason}). Das Aufgezeichnete ist sicher: Starten Sie Kokpit neu.',

  'start.usage':
    'Aufruf: {program} [--demo | --file PFAD | --queue-log PFAD | --http PORT | --chatwoot URL | --nats URL] [Optionen]',
  'start.demo': 'die Demo-Fläche (Vorgabe, außer der Zwischenspeicher enthält eine echte)',
  'start.agents': 'Agenten der Demo-Fläche, 1 bis {most} (Vorgabe {count})',
  'start.seed': 'welche Demo-Fläche (Vorgabe {seed})',
  'start.speed': 'wie schnell die Demo-Fläche läuft (Vorgabe 1: Echtzeit)',
  'start.file': 'eine Datei mit Ereignissen (NDJSON, auch wachsend) statt der Demo-Fläche',
  'start.queue_log': 'die queue_log von Asterisk, auch wachsend und rotiert',
  'start.http': 'Ereignisse, die andere Programme an diesen lokalen Port schicken (CloudEvents über HTTP), etwa {port}',
  'start.chatwoot': 'ein Chatwoot: die Adresse seiner Seite, etwa https://desk.example.com/app/accounts/1',
  'start.chatwoot_account': 'welches Konto, wo die Adresse es nicht sagt',
  'start.chatwoot_token': 'in dieser Datei liegt ein Zugriffsschlüssel (oder in der Umgebung: KOKPIT_CHATWOOT_TOKEN)',
  'start.chatwoot_days': 'wie weit das erste Lesen zurückgeht, 1 bis {most} Tage (Vorgabe {days})',
  'start.nats': 'eine Fläche auf NATS JetStream, etwa nats://host:4222',
  'start.nats_stream': 'ihr Strom (Vorgabe {stream})',
  'start.nats_creds': 'die Anmeldung: eine .creds-Datei',
  'start.db': 'der Zwischenspeicher (Vorgabe: im Datenordner des Benutzers)',
  'start.tz': 'wessen Tage (IANA-Name; Vorgabe: die Zone dieses Rechners)',
  'start.port': 'Port auf 127.0.0.1 (Vorgabe {port}; der nächste freie, wo er belegt ist)',
  'start.open': 'den Browser öffnen, wo es einen gibt',
  'start.help': 'diese Hilfe',
  'start.value.path': 'PFAD',
  'start.value.file': 'DATEI',
  'start.value.zone': 'ZONE',
  'start.value.name': 'NAME',

  'bridge.usage':
    'Aufruf: {program} [--demo | --file PFAD | --queue-log PFAD | --http PORT | --chatwoot URL] --nats URL [Optionen]',
  'bridge.once': 'die Datei bis zu ihrem Ende lesen, dann aufhören',
  'bridge.name': 'unter dem der Strom weiß, wo diese Brücke steht (Vorgabe: die Quelle)',
  'bridge.no_commands': 'Befehle einer anderen Brücke überlassen',
  'bridge.there': '{server} ist da: Ereignisse gehen in seinen Strom {stream}.',
  'bridge.source_gone': '{source}: {why}',
  'bridge.refused': '{source}, Zeile {line}: {reason}',
  'bridge.more_refused': 'Was weiter abgelehnt wird, wird nur gezählt.',
  'bridge.counts': '{published} gespeichert, {duplicates} bekannt, {rejected} abgelehnt, {commands} Befehle',
  'bridge.live': 'live',
  'bridge.catching_up': 'holt auf',
  'bridge.offline': 'offline',

  'web.refused.title': 'Dieser Browser braucht einen Zugangslink',
  'web.refused.what':
    'Kokpit zeigt Menschen und ihre Arbeit; darum öffnet es sich nur über einen Link, und jeder Link gilt einmal.',
  'web.refused.now':
    'Im Terminal, in dem Kokpit läuft, steht ein neuer Link. Öffnen Sie ihn in diesem Browser. Die Eingabetaste dort gibt einen weiteren aus.',
  'web.not_here': 'Diese Adresse wird hier nicht bedient.',
  'web.method': 'Hier gehen nur GET und HEAD.',
  'web.no_address': 'Das ist keine Adresse.',
  'web.ahead': 'Ein Link wird nicht im Voraus geöffnet.',
  'web.nothing': 'Unter dieser Adresse gibt es nichts.',
};
