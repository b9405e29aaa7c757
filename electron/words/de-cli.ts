// Deutsche Worte der Befehlszeile.
import type { Message } from '../../shared/words/message.ts';
import type { enCli } from './en-cli.ts';

export const deCli: Readonly<Record<keyof typeof enCli, Message>> = {
  'cli.about': 'Kokpit in der Befehlszeile: Ereignisse und Zahlen der Fläche eines Kontaktzentrums.',
  'cli.db': 'der Zwischenspeicher',
  'cli.format': 'json, csv oder table',
  'cli.from': 'erster Tag, JJJJ-MM-TT',
  'cli.to': 'letzter Tag, JJJJ-MM-TT',
  'cli.tz': 'Zeitzone der Tage (die des Rechners)',
  'cli.nothing': 'Nichts anzuzeigen.',
  'cli.not_written': 'Das Ergebnis ließ sich nicht schreiben: {why}.',
  'cli.one_of': 'Möglich sind: {some}.',
  'cli.no_day': 'Ein Tag ist ein Datum des Kalenders, JJJJ-MM-TT, z. B. 2026-03-10.',
  'cli.no_time': 'Erwartet wird eine Zeit {fault}.',
  'cli.no_zone': 'Diese Zeitzone gibt es nicht; nennen Sie eine wie Europe/Istanbul oder UTC.',
  'cli.no_file': 'Es ist der Name einer Datei.',
  'cli.no_folder': 'Es ist der Name eines Ordners.',
  'cli.no_seconds': 'Sekunden sind eine Zahl ab 0, z. B. 20.',
  'cli.from_after_to': '--from {from} liegt nach --to {to}.',

  'cli.import.summary': 'Ereignisse in den Zwischenspeicher lesen',
  'cli.import':
    'Liest Dateien mit Ereignissen (NDJSON) oder queue_log-Dateien von Asterisk, auch als gzip, in den Zwischenspeicher; - ist die Standardeingabe.',
  'cli.import.files': 'Dateien mit Ereignissen, oder -',
  'cli.import.format': 'was die Zeilen sind',
  'cli.import.strict': 'mit 1 enden, wenn eine Zeile zurückgewiesen wurde oder im Widerspruch stand',
  'cli.import.events': { one: '{n} Ereignis', other: '{n} Ereignisse' },
  'cli.import.recovered': {
    one: '{file} war beschädigt ({why}) und wurde als {aside} beiseitegelegt. {n} Ereignis wurde daraus gerettet.',
    other: '{file} war beschädigt ({why}) und wurde als {aside} beiseitegelegt. {n} Ereignisse wurden daraus gerettet.',
  },
  'cli.import.recovered.lost': {
    one: '{file} war beschädigt ({why}) und wurde als {aside} beiseitegelegt. {n} Ereignis wurde daraus gerettet; importieren Sie das Übrige noch einmal.',
    other:
      '{file} war beschädigt ({why}) und wurde als {aside} beiseitegelegt. {n} Ereignisse wurden daraus gerettet; importieren Sie das Übrige noch einmal.',
  },
  'cli.import.stdin': 'Standardeingabe',
  'cli.import.line': '{from}, Zeile {line}: {reason}',
  'cli.import.refused': {
    one: '{n} von {read} Zeilen wurde zurückgewiesen; die anderen sind aufbewahrt. „kokpit rejects --db {db}“ zeigt jede und warum.',
    other:
      '{n} von {read} Zeilen wurden zurückgewiesen; die anderen sind aufbewahrt. „kokpit rejects --db {db}“ zeigt jede und warum.',
  },
  'cli.import.queue_log':
    'Das sieht nach Zeilen von Asterisks queue_log aus: Importieren Sie sie mit --format queue-log.',
  'cli.import.kept':
    '{what}. Was davor gelesen wurde, ist aufbewahrt; importieren Sie noch einmal, nichts kommt doppelt.',
  'cli.import.strict.failed':
    'mit --strict ist ein Import misslungen, der eine Zeile zurückweist. Die guten Zeilen sind aufbewahrt.',

  'cli.report': 'Zahlen, als JSON, CSV oder Tabelle.',
  'cli.cockpit': 'Agenten, ihr Status und ihre Zahlen am Tag von --at.',
  'cli.quality': 'Bewertungen, unbeantwortete Gespräche und Inaktivität, nach Agent oder Gruppe.',
  'cli.quality.by': 'agent oder group',
  'cli.companies': 'Firmen in Kontakt und ihre Last (Customer Engagement Load).',
  'cli.companies.company': 'nur diese Firma',
  'cli.companies.long': '--from {from} --to {to} sind {n} Tage; dieser Bericht umfasst höchstens {most}.',
  'cli.companies.open': '--to {to} ist noch nicht vorbei (heute ist {today}); dieser Bericht endet spätestens gestern.',
  'cli.service': 'Anfragen, Landings und Servicequalität.',
  'cli.service.interval': '15, 30 oder 60: auch je Intervall',
  'cli.day':
    'Eingegangen, beantwortet und verloren, Wartezeiten und Servicelevel, für einen Tag oder die letzten Minuten.',
  'cli.day.date': 'ein Tag, JJJJ-MM-TT',
  'cli.day.window': 'die letzten 5, 10, 15, 30 oder 60',
  'cli.day.threshold': 'rechtzeitig beantwortet: in so vielen Sekunden',
  'cli.day.short': 'früher Verlorenes zählt nicht',
  'cli.day.who': 'all (alle) oder present (Anwesende)',
  'cli.day.which':
    'Nennen Sie den Tag mit --date JJJJ-MM-TT oder die letzten Minuten mit --window 5, 10, 15, 30 oder 60.',
  'cli.health':
    'Der Zwischenspeicher und was zurückgewiesen wurde: Ereignisse, Zurückgewiesenes, Postausgang, Größe, Alter der Daten.',
  'cli.at': 'der gefragte Zeitpunkt, RFC 3339 (jetzt)',
  'cli.product': 'nur dieses Produkt; mehrfach möglich',
  'cli.channel': 'nur dieser Kanal, groß oder klein geschrieben; mehrfach möglich',
  'cli.kind': 'chat, call, video, email oder ticket; mehrfach möglich',
  'cli.group': 'nur diese Gruppe; mehrfach möglich',
  'cli.agent': 'nur dieser Agent; mehrfach möglich',
  'cli.hours': 'Arbeitszeiten (die in der Konsole eingestellten, sonst Montag bis Freitag 09:00-18:00)',

  'cli.explain':
    'Woraus eine Zahl entsteht: ihre Regel, ihre Formel und die Gespräche und Ereignisse dahinter. ZAHL ist ein Pfad im JSON des Berichts, etwa totals.active oder agents[agent=ann].resolved.',
  'cli.explain.report': 'Eine Zahl des Berichts {report}, etwa {example}.',
  'cli.explain.figure': 'ein Pfad im JSON des Berichts',
  'cli.explain.left_out': 'ausgelassen',
  'formula.counted': 'gezählt',
  'formula.more': '… {n} weitere',
  'formula.no_value': 'kein Wert',
  'formula.no_samples': 'keine Messungen: kein Wert',
  'formula.nothing_to_compare': 'nichts zu vergleichen: kein Wert',
  'formula.no_status': 'kein Status bekannt',
  'formula.latest': 'letzter von {n} gleichen in Folge',
  'formula.first': 'erster von {n} gleichen in Folge',
  'formula.greatest_zero': '0, da das größte L 0 ist',
  'formula.no_resolved': 'T = 0 s, da kein Ticket gelöst wurde',
  'formula.calls_in': 'Anrufe ein: {n}',
  'formula.calls_out': 'Anrufe aus: {n}',
  'formula.chats': 'Chats: {n}',
  'formula.greatest': 'größtes L',
  'formula.round': 'gerundet',
  'cli.lost':
    'Wer an einem Tag oder in den letzten Minuten verloren ging, wie lange gewartet wurde und wer seitdem wiederkam.',
  'cli.rejects': 'Was zurückgewiesen wurde und warum, je Zeile ein JSON-Objekt.',
  'cli.export': 'Die aufbewahrten Ereignisse dieser Tage noch einmal, wie sie kamen, in der Gesamtordnung.',
  'cli.export.format': 'was geschrieben wird',
  'cli.snapshot.summary': 'die Dateien aller Berichte eines Tages',
  'cli.snapshot':
    'Schreibt die Dateien aller Berichte eines vergangenen Tages als JSON und CSV, dazu eine Übersicht (index), die sagt, wie sie zustande kamen, in einen Ordner dieses Tages. Das Cockpit ist das seines letzten Augenblicks. Ein früherer Schnappschuss des Tages wird als Ganzes ersetzt.',
  'cli.snapshot.date': 'der Tag, JJJJ-MM-TT, spätestens gestern',
  'cli.snapshot.out': 'wohin der Ordner des Tages kommt; er wird angelegt',
  'cli.snapshot.interval': 'Service auch je 15, 30 oder 60',
  'cli.snapshot.open':
    '--date {date} ist noch nicht vorbei (heute ist {today} in {tz}); ein Schnappschuss ist von einem vergangenen Tag, spätestens von gestern.',
  'cli.snapshot.empty':
    '{db} enthält kein Ereignis vom {date} ({tz}): die Zahlen dieses Schnappschusses sind die eines leeren Tages.',
  'cli.snapshot.replaced': 'Ein früherer Schnappschuss in {folder} wurde ersetzt.',
  'cli.serve': 'Die Konsole für Browser und Wandbilder, auf diesem Rechner.',
  'cli.bridge':
    'Bringt eine Quelle (die Demo-Fläche, eine Datei, geschickte Ereignisse) zu NATS JetStream und Befehle zu ihr zurück.',
};
