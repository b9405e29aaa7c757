// Blocks may be compressed from here on (docs/decisions/6-compressed-blocks.md). The tables stay as they are; the number
// alone keeps an older Kokpit, which would read such a block as damaged, away from the file.

export const PACKED = '';
