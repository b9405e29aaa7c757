// The id of a report's table: the shortcut `g` looks for it, and must not load the pages for that.

export const REPORT_TABLE_ID = 'report-table';
