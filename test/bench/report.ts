// The table on the terminal (Markdown, so that it can be copied into docs/performance.md) and the JSON file.
import { type Outcome, roundTo3, type Target } from './measure.ts';

export function tableOf(outcome: Outcome): string {
  const lines = [
    `## ${outcome.name}: ${outcome.title}`,
    '',
    '| variant | value | median | quartiles | min to max |',
    '|---|---|---:|---:|---:|',
  ];
  for (const [variant, values] of Object.entries(outcome.variants)) {
    for (const [value, { median, q1, q3, min, max }] of Object.entries(values)) {
      const cells = [
        variant,
        value,
        roundTo3(median),
        `${roundTo3(q1)} to ${roundTo3(q3)}`,
        `${roundTo3(min)} to ${roundTo3(max)}`,
      ];
      lines.push(`| ${cells.join(' | ')} |`);
    }
  }
  lines.push('', '| target | measured | wanted | reached |', '|---|---:|---:|---|');
  for (const target of outcome.targets) lines.push(targetRow(target));
  return `${lines.join('\n')}\n`;
}

function targetRow({ what, value, must, bound, reached }: Target): string {
  return `| ${what} | ${roundTo3(value)} | ${must} ${bound} | ${reached ? 'yes' : 'NO'} |`;
}
