import { exampleRow } from '@/app/_forms/rooms-import'
import { columnNames, importColumns, requiredColumns } from '@/app/_forms/rooms-import-columns'
import { oneOf, query } from '@/lib/asked'
import { spreadsheetAnswer } from '@/lib/spreadsheet/answer'

const address = query({ language: oneOf(['zh', 'en']), kind: oneOf(['csv', 'xlsx']) })

/** The table to fill in for an import, with one example; it holds nothing of anybody. */
export async function GET(request: Request) {
  const asked = await address(new URL(request.url).searchParams)
  const language = asked.language ?? 'zh'
  const sheet = {
    name: language === 'zh' ? '宝宝屋' : 'Rooms',
    header: importColumns.map((column) => {
      const name = columnNames[column][language]
      return requiredColumns.includes(column) ? `${name} *` : name
    }),
    rows: [importColumns.map((column) => exampleRow[column])],
  }
  return spreadsheetAnswer(
    sheet,
    asked.kind ?? 'csv',
    language === 'zh' ? '宝宝屋导入模板' : 'rooms-template',
  )
}
