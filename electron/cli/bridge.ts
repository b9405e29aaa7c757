// `kokpit bridge`: one source into NATS, and commands back.
import type { Command } from 'commander';
import { bridgeUsage, readBridge } from '../core/bridge-launch.ts';
import { Failure, type Terminal, UsageError } from './program.ts';

export function addBridge(program: Command, terminal: Terminal): void {
  const { words } = terminal;
  const bridge = program.command('bridge');
  const usage = () => bridgeUsage('kokpit bridge', words);
  bridge.helpInformation = usage;
  bridge
    .description(words.t('cli.bridge'))
    .allowUnknownOption()
    .allowExcessArguments()
    .helpOption(false)
    .action(async (_flags: object, command: Command) => {
      const launching = readBridge(command.args);
      if (launching.kind === 'help') terminal.out(usage());
      else if (launching.kind === 'failed') throw new Failure(words.say(launching.said));
      else if (launching.kind === 'wrong') throw new UsageError(`${words.say(launching.said)}\n\n${usage().trimEnd()}`);
      else {
        const { runBridge } = await import('./run-bridge.ts');
        await runBridge(launching.launch, terminal);
      }
    });
}
