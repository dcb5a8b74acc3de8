import { exampleRow } from '@/app/_forms/rooms-import'
import { columnNames, importColumns, requiredColumns } from '@/app/_forms/rooms-import-columns'
import { spreadsheetAnswer } from '@/lib/spreadsheet/answer'

/** The table to fill in for an import, with one example; it holds nothing of anybody. */
export async function GET(request: Request) {
  const asked = new URL(request.url).searchParams
  const language = asked.get('language') === 'en' ? 'en' : 'zh'
  const sheet = {
    name: language === 'zh' ? '宝宝屋' : 'Rooms',
    header: importColumns.map((column) => {
      const name = columnNames[column][language]
      return requiredColumns.includes(column) ? `${name} *` : name
    }),
    rows: [importColumns.map((column) => exampleRow[column])],
  }
  const kind = asked.get('kind') === 'xlsx' ? 'xlsx' : 'csv'
  return spreadsheetAnswer(sheet, kind, language === 'zh' ? '宝宝屋导入模板' : 'rooms-template')
}
