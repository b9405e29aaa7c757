// Deutsche Worte um jeden Befehl: Überschriften, Werte, falscher Gebrauch.
import type { Message } from '../../shared/words/message.ts';
import type { enHelp } from './en-help.ts';

export const deHelp: Readonly<Record<keyof typeof enHelp, Message>> = {
  'help.usage': 'Aufruf:',
  'help.arguments': 'Argumente:',
  'help.options': 'Optionen:',
  'help.commands': 'Befehle:',
  'help.default': 'Vorgabe: {value}',
  'help.help': 'diese Hilfe zeigen',
  'help.help.command': 'Hilfe zu einem Befehl zeigen',
  'help.version': 'die Version ausgeben',

  'value.options': 'Optionen',
  'value.command': 'Befehl',
  'value.file': 'Datei',
  'value.files': 'Dateien',
  'value.folder': 'Ordner',
  'value.day': 'Tag',
  'value.zone': 'Zone',
  'value.time': 'Zeit',
  'value.format': 'Format',
  'value.id': 'Kennung',
  'value.name': 'Name',
  'value.kind': 'Art',
  'value.seconds': 'Sekunden',
  'value.minutes': 'Minuten',
  'value.what': 'was',
  'value.whose': 'wessen',
  'value.figure': 'Zahl',

  'usage.option': "unbekannte Option '{flag}'",
  'usage.option.near': "unbekannte Option '{flag}'\n(Meinten Sie {near}?)",
  'usage.option.several': "unbekannte Option '{flag}'\n(Meinten Sie eine von {near}?)",
  'usage.command': "unbekannter Befehl '{name}'",
  'usage.command.near': "unbekannter Befehl '{name}'\n(Meinten Sie {near}?)",
  'usage.command.several': "unbekannter Befehl '{name}'\n(Meinten Sie einen von {near}?)",
  'usage.excess': {
    one: "zu viele Argumente für '{name}'. Erwartet wird {n}, gegeben sind {got}: {given}.",
    other: "zu viele Argumente für '{name}'. Erwartet werden {n}, gegeben sind {got}: {given}.",
  },
  'usage.argument': "das Argument '{argument}' fehlt",
  'usage.value': "der Option '{flags}' fehlt ihr Wert",
  'usage.required': "die Option '{flags}' muss angegeben werden",
  'usage.conflict': "die Option '{flags}' geht nicht zusammen mit '{others}'",
  'usage.invalid': "der Wert '{given}' der Option '{flags}' ist ungültig. {why}",
};
