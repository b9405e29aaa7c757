// Deutsch: was an einer Frage oder an einer mitgegebenen Datei nicht stimmt.
import type { enAsking } from './en-asking.ts';

export const deAsking: Readonly<Record<keyof typeof enAsking, string>> = {
  'explain.no_path': '„{path}“ ist kein Pfad: Zeichen {at} lässt sich nicht lesen.',
  'explain.below': '{here} ist {value}: Darunter liegt nichts.',
  'explain.list': '{path} ist eine Liste; nennen Sie einen ihrer Einträge, {entries}.',
  'explain.several': '„{path}“ umfasst mehrere Zahlen; nennen Sie eine: {keys}.',
  'explain.no_list': '{here} ist keine Liste; vorhanden sind {keys}.',
  'explain.no_key': '{here} hat kein „{key}“; {offer}',
  'explain.no_place': '{here} hat {n} Einträge, gezählt ab 0: [{place}] gibt es nicht.',
  'explain.many': '{here} hat {n} Einträge mit {key}={value}; nennen Sie einen mit seiner Stelle, etwa [{place}].',
  'explain.entries_no_key': 'Die Einträge von {here} haben kein „{key}“; nennen Sie einen {entries}.',
  'explain.no_entry': '{here} hat kein {key}={value}; {offer}',
  'explain.no_figure': '„{figure}“ ist {value}: Das ist keine Zahl, da gibt es nichts zu erklären.',
  'explain.unknown_conversation': 'Über ein Gespräch „{conversation}“ ist nichts bekannt.',
  'explain.report': 'der Bericht',
  'explain.entries': 'etwa [0] oder [{key}={value}]',
  'explain.entries.none': 'doch sie ist leer',
  'explain.offer.none': 'es ist leer.',
  'explain.offer.near': 'meinten Sie {near}?',
  'explain.offer.all': 'vorhanden sind {some}.',
  'explain.offer.some': 'vorhanden sind {some} und {n} weitere.',
  'explain.or': '{one} oder {other}',

  'hours.unreadable': 'Arbeitszeiten {file}: {why}',
  'hours.missing': 'Arbeitszeiten {file}: Diese Datei gibt es nicht. Nennen Sie sie mit --hours DATEI.',
  'hours.directory': 'Arbeitszeiten {file}: ist ein Ordner. Nennen Sie die Datei darin.',
  'hours.faults': 'Arbeitszeiten {file}, {faults}.',
  'hours.line': 'Zeile {line}: {what}',
  'hours.and': '{one}; {other}',
  'hours.json': '{why}',
  'hours.object': 'muss ein Objekt mit „week“ sein',
  'hours.week': '„week“ muss ein Objekt aus Tagen sein',
  'hours.weekday': '„week“: Einen Tag „{day}“ gibt es nicht, sie heißen mon bis sun',
  'hours.day': '„week.{day}“ muss eine Liste wie ["09:00-18:00"] sein',
  'hours.interval': '„week.{day}“: {value} ist keine Zeit wie "09:00-18:00", Beginn vor Ende, bis 24:00',
  'hours.holidays': '„holidays“ muss eine Liste von Tagen sein',
  'hours.date': '„holidays“: {value} ist kein Tag JJJJ-MM-TT',

  'launch.integer': '{flag} braucht eine ganze Zahl von {least} bis {most}, nicht „{text}“.',
  'launch.speed': '--speed braucht eine Zahl über 0, höchstens {most}, nicht „{text}“.',
  'launch.zone': '--tz braucht den Namen einer Zeitzone, etwa Europe/Istanbul, nicht „{text}“.',
  'launch.nats':
    '--nats braucht die Adresse eines Servers, etwa nats://host:4222; in einem Passwort wird % als %25 geschrieben.',
  'launch.nats_stream': '--nats-stream braucht einen Namen aus Buchstaben, Ziffern, - und _, nicht „{text}“.',
  'launch.no_nats': 'Nennen Sie den Server mit --nats, etwa --nats nats://host:4222.',
  'launch.chatwoot_address':
    '--chatwoot braucht die Adresse eines Chatwoot, etwa https://desk.example.com/app/accounts/1.',
  'launch.chatwoot_https':
    '--chatwoot braucht eine Adresse, die mit https:// beginnt: Der Schlüssel ginge sonst für alle lesbar über das Netz.',
  'launch.chatwoot_login':
    '--chatwoot braucht eine Adresse ohne Benutzer und Passwort: Ein Schlüssel öffnet es, in einer Datei, die --chatwoot-token nennt.',
  'launch.chatwoot_account':
    'Nennen Sie das Konto von Chatwoot: in der Adresse (…/app/accounts/1) oder mit --chatwoot-account, eine ganze Zahl; nicht zwei verschiedene.',
  'launch.chatwoot_token':
    'Chatwoot öffnet sich mit einem Zugriffsschlüssel (Profileinstellungen, Access Token): Legen Sie ihn in eine Datei und nennen Sie sie mit --chatwoot-token, oder in KOKPIT_CHATWOOT_TOKEN.',
  'launch.chatwoot_token_file':
    '--chatwoot-token braucht den Pfad einer lesbaren Datei, in der der Schlüssel liegt; der Schlüssel selbst gehört nicht auf eine Befehlszeile.',
  'launch.once': '--once gehört zu --file: Die anderen haben kein Ende.',
  'launch.name': '--name braucht einen Namen von 1 bis {most} Zeichen.',
  'launch.unreadable': '{file} lässt sich nicht lesen ({why}).',
  'launch.folder': '{file} lässt sich nicht lesen (es ist ein Ordner).',
  'launch.one_source': 'Nur eine Quelle auf einmal: {flags}.',
  'launch.usage': '{why}',
};
