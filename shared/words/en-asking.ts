// English: what is wrong with what was asked, or with a file that came with it. The list of keys for the others.

export const enAsking = {
  'explain.no_path': '"{path}" is no path: character {at} cannot be read.',
  'explain.below': '{here} is {value}: nothing is below it.',
  'explain.list': '{path} is a list; name one of its entries, {entries}.',
  'explain.several': '"{path}" holds several figures; name one: {keys}.',
  'explain.no_list': '{here} is no list; it has {keys}.',
  'explain.no_key': '{here} has no "{key}"; {offer}',
  'explain.no_place': '{here} has {n} entries, from 0 on: there is no [{place}].',
  'explain.many': '{here} has {n} entries {key}={value}; name one by its place, such as [{place}].',
  'explain.entries_no_key': 'The entries of {here} have no "{key}"; name one {entries}.',
  'explain.no_entry': '{here} has no {key}={value}; {offer}',
  'explain.no_figure': '"{figure}" is {value}: that is no figure, there is nothing to explain.',
  'explain.unknown_conversation': 'Nothing is known of a conversation "{conversation}".',
  'explain.report': 'the report',
  'explain.entries': 'such as [0] or [{key}={value}]',
  'explain.entries.none': 'but it is empty',
  'explain.offer.none': 'it is empty.',
  'explain.offer.near': 'did you mean {near}?',
  'explain.offer.all': 'it has {some}.',
  'explain.offer.some': 'it has {some}, and {n} more.',
  'explain.or': '{one} or {other}',

  'hours.unreadable': 'Working hours {file}: {why}',
  'hours.missing': 'Working hours {file}: there is no such file. Name it with --hours FILE.',
  'hours.directory': 'Working hours {file}: is a folder. Name the file in it.',
  'hours.faults': 'Working hours {file}, {faults}.',
  'hours.line': 'line {line}: {what}',
  'hours.and': '{one}; {other}',
  'hours.json': '{why}',
  'hours.object': 'must be an object with "week"',
  'hours.week': '"week" must be an object of days',
  'hours.weekday': '"week": there is no day "{day}", they are mon to sun',
  'hours.day': '"week.{day}" must be a list such as ["09:00-18:00"]',
  'hours.interval': '"week.{day}": {value} is no interval such as "09:00-18:00", start before end, up to 24:00',
  'hours.holidays': '"holidays" must be a list of dates',
  'hours.date': '"holidays": {value} is no date YYYY-MM-DD',

  'launch.integer': '{flag} takes a whole number from {least} to {most}, not "{text}".',
  'launch.speed': '--speed takes a number above 0, at most {most}, not "{text}".',
  'launch.zone': '--tz takes the name of a time zone, such as Europe/Istanbul, not "{text}".',
  'launch.nats': '--nats takes the address of a server, such as nats://host:4222; in a password a % is written %25.',
  'launch.nats_stream': '--nats-stream takes a name of letters, digits, - and _, not "{text}".',
  'launch.no_nats': 'Name the server with --nats, such as --nats nats://host:4222.',
  'launch.chatwoot_address':
    '--chatwoot takes the address of a Chatwoot, such as https://desk.example.com/app/accounts/1.',
  'launch.chatwoot_https':
    '--chatwoot takes an address that begins with https://: the token would go over the network for everybody to read.',
  'launch.chatwoot_login':
    '--chatwoot takes an address without user and password: a token opens it, in a file named with --chatwoot-token.',
  'launch.chatwoot_account':
    'Name the account of Chatwoot: in the address (…/app/accounts/1) or with --chatwoot-account, a whole number; not two that differ.',
  'launch.chatwoot_token':
    'Chatwoot opens with an access token (Profile settings, Access Token): put it into a file and name it with --chatwoot-token, or into KOKPIT_CHATWOOT_TOKEN.',
  'launch.chatwoot_token_file':
    '--chatwoot-token takes the path of a file that can be read and holds the token; the token itself does not belong on a command line.',
  'launch.once': '--once goes with --file only: the others have no end.',
  'launch.name': '--name takes a name of 1 to {most} characters.',
  'launch.unreadable': '{file} cannot be read ({why}).',
  'launch.folder': '{file} cannot be read (it is a folder).',
  'launch.one_source': 'One source at a time: {flags}.',
  'launch.usage': '{why}',
} as const;
