// English: what can go wrong in the core, said to a person: what, where, and what to do. The list of keys for the others.

export const enFaults = {
  'cache.full': 'There is no room left on the disk of {file}. Nothing of this was kept: free some space.',
  'cache.damaged': '{file} is damaged ({why}). Start Kokpit again: it sets the file aside and recovers what it can.',
  'cache.damaged_row': 'The cache is damaged: {why}. Start Kokpit again: it recovers what it can.',
  'cache.denied': '{file} cannot be opened for this ({why}). Allow it, or choose another place with --db FILE.',
  'cache.busy': '{file} is in use by another program. Close it, or choose another cache with --db FILE.',
  'cache.failed': 'The cache {file} failed: {why}.',
  'cache.missing': 'There is no cache at {file}. Name another one with --db FILE, or import events.',
  'cache.older': '{file} is of an older Kokpit or not complete. Open it once in the console.',
  'cache.newer':
    '{file} was written by a newer Kokpit (format {format}; this one knows {known}). It was left untouched: update Kokpit, or choose another cache with --db FILE.',
  'cache.held':
    '{file} is in use by {program} (process {pid}, since {since}), and a cache has one writer. Close that one, or choose another cache with --db FILE.',
  'cache.held_by_another':
    '{file} is in use by another Kokpit, and a cache has one writer. Close that one, or choose another cache with --db FILE.',
  'cache.folder': '{file} is a folder. Name a file in it with --db FILE.',
  'cache.foreign': '{file} is not a cache of Kokpit. It was left untouched: choose another file with --db FILE.',
  'cache.closed': 'The cache {file} is closed.',
  'cache.writer_ended': 'The writer of {file} has ended.',
  'cache.other_floor':
    '{file} holds the events of a real floor, and those of the demo floor would mix with them. Leave --demo out to look at them, or choose another cache with --db FILE.',
  'cache.demo_floor':
    '{file} holds the events of the demo floor, and real ones would mix with them. Choose another cache with --db FILE.',
  'cache.unwritable': 'Kokpit may not write {file} ({why}). Name another place with --db FILE.',

  'snapshot.file': '{folder} is a file, not a folder. Name a folder with --out FOLDER.',
  'snapshot.unwritable':
    'Nothing could be saved in {folder} ({why}); what was there before is as it was. Name another folder with --out FOLDER.',
  'snapshot.foreign':
    '{path} is there already and is no snapshot of Kokpit, or holds other files beside it. It was left untouched: move it away, or name another folder with --out FOLDER.',

  'read.missing': '{file}: there is no such file',
  'read.no_folder': '{file}: there is no such file: a part of its path is no folder',
  'read.denied': '{file}: may not be read: ask for the right to read it, or copy it to where you may',
  'read.directory': '{file}: is a folder: name a file of events in it',
  'read.cut_off': '{file}: its gzip ends too early: it was cut off, get it again',
  'read.damaged': '{file}: its gzip is damaged: get it again',
  'read.empty': '{file}: is empty, not gzip',
  'read.no_gzip': '{file}: is not gzip, whatever its name says',
  'read.gzip': '{file}: is gzip, which cannot be followed: unpack it, or take it in with `kokpit import`',
  'read.failed': '{file}: reading failed: {why}',

  'nats.refused': 'No NATS server answers at {server}: the connection was refused.',
  'nats.no_host': 'The name of the NATS server {server} is not known to this network.',
  'nats.no_answer': 'The NATS server {server} did not answer in time.',
  'nats.cut': 'The connection to the NATS server {server} is cut.',
  'nats.login':
    'The NATS server {server} does not accept this login. Name another one: --nats-creds FILE, or user and password in its address.',
  'nats.creds': 'The credentials in {file} cannot be read: {why}.',
  'nats.no_stream': 'The NATS server {server} has no stream {stream} yet. It is waited for; `kokpit bridge` makes it.',
  'nats.no_jetstream': 'The NATS server {server} keeps no streams: start it with JetStream.',
  'nats.no_publish': 'The NATS server {server} does not allow this login to publish to {subject}.',
  'nats.no_subscribe': 'The NATS server {server} does not allow this login to subscribe to {subject}.',
  'nats.no_commands': 'The stream {stream} takes no commands: {subject} is none of its subjects.',
  'nats.no_room':
    'The NATS server {server} has no room for the stream {stream}: give it more, or make the stream yourself with less.',
  'nats.failed': 'The NATS server {server} failed: {why}.',
  'nats.bridge_away': 'The bridge {name} is silent: events no longer come from it. Start `kokpit bridge` again.',
  'nats.bridge_left': 'The bridge {name} was stopped: events no longer come from it.',
  'nats.anew': 'The stream {stream} was made anew: it is read from its beginning.',
  'nats.lost_end':
    'The stream {stream} has lost its end, message {seq} and maybe others: it is read again from its beginning.',
  'nats.expired':
    'Messages {from} to {to} of the stream {stream} had expired before they were read here: their events are missing.',

  'chatwoot.token': 'The access token in {file} cannot be read: {why}.',
  'chatwoot.login':
    'Chatwoot at {server} does not accept this access token. Where it is right, a proxy in front may drop headers with an underscore (nginx: underscores_in_headers on).',
  'chatwoot.account':
    'The account {account} of Chatwoot at {server} is not open to this access token; those that are: {others}.',
  'chatwoot.denied': 'Chatwoot at {server} does not let this access token read what is needed.',
  'chatwoot.not_found': 'Chatwoot at {server} has nothing at this address, or what was looked for is gone.',
  'chatwoot.moved': 'Chatwoot at {server} sends on to {to}: name that address, the token goes nowhere else by itself.',
  'chatwoot.status': 'Chatwoot at {server} answers with the error {status}.',
  'chatwoot.not_json':
    'What answers at {server} is no Chatwoot, or a page in front of it: it answers with something else.',
  'chatwoot.drift': 'Chatwoot at {server} answers otherwise than it is known to: {why}.',
  'chatwoot.refused': 'No Chatwoot answers at {server}: the connection was refused.',
  'chatwoot.no_host': 'The name of the server {server} is not known to this network.',
  'chatwoot.no_answer': 'Chatwoot at {server} did not answer in time.',
  'chatwoot.cut': 'The connection to Chatwoot at {server} is cut.',
  'chatwoot.tls': 'The connection to Chatwoot at {server} is not safe, so nothing was sent: {why}.',
  'chatwoot.failed': 'The connection to Chatwoot at {server} failed: {why}.',
  'chatwoot.silent': 'The WebSocket of Chatwoot at {server} has fallen silent.',
  'chatwoot.no_cable': 'The WebSocket of Chatwoot at {server} does not let this access token listen.',
  'chatwoot.no_socket':
    'Chatwoot at {server} opens no WebSocket (error {status}): a proxy in front of it has to pass /cable on.',
  'chatwoot.busy':
    'Chatwoot asked for fewer questions: nothing is asked for {seconds} s, and what comes of it is late.',
  'chatwoot.calls': 'Conversations of the inbox {inbox} are left out: Chatwoot does not tell when a call was answered.',
  'chatwoot.no_turns':
    'Chatwoot at {server} does not tell this access token when a conversation was closed and opened again: of the past only its activities tell it.',
  'chatwoot.no_ratings':
    'Chatwoot at {server} does not tell this access token what customers said: there are no ratings.',
  'chatwoot.not_allowed':
    'Chatwoot at {server} does not let this access token change the availability of others: that takes an administrator.',
  'chatwoot.no_invisible': 'Chatwoot knows no invisible agents.',

  'bridge.stream':
    'The stream {stream} was made for something else: it needs the subjects {subjects}, and messages that take the place of others (rollups). Change it, or name another one with --nats-stream.',
  'bridge.unreadable': 'What lay among the commands is none: {why}.',
  'bridge.long_position':
    'The position of {bytes} bytes is too long for the server, which takes {most}: started again, the bridge goes back to an earlier one.',
} as const;
