import { crc32, deflateRawSync } from 'node:zlib'

type Part = { name: string; content: string | Buffer; plainBytes?: number }

/**
 * A ZIP of packed files. `plainBytes` makes one promise another size than it has, and `after` follows the
 * end record.
 */
export function zipOf(parts: Part[], after: Buffer = Buffer.alloc(0)): Buffer {
  const pieces: Buffer[] = []
  const directory: Buffer[] = []
  let at = 0
  for (const { name, content, plainBytes = Buffer.byteLength(content) } of parts) {
    const packed = deflateRawSync(content)
    const facts = numbers([20, 2], [0, 2], [8, 2], [0, 4], [crc32(content), 4])
    const sizes = numbers([packed.length, 4], [plainBytes, 4], [Buffer.byteLength(name), 2], [0, 2])
    const local = [Buffer.from('PK\x03\x04'), facts, sizes, Buffer.from(name), packed]
    const begins = at
    for (const piece of local) at += piece.length
    pieces.push(...local)
    const place = numbers([0, 2], [0, 2], [0, 2], [0, 4], [begins, 4])
    directory.push(
      Buffer.from('PK\x01\x02'),
      numbers([20, 2]),
      facts,
      sizes,
      place,
      Buffer.from(name),
    )
  }
  const bytes = directory.reduce((sum, one) => sum + one.length, 0)
  const end = numbers([0, 4], [parts.length, 2], [parts.length, 2], [bytes, 4], [at, 4], [0, 2])
  return Buffer.concat([...pieces, ...directory, Buffer.from('PK\x05\x06'), end, after])
}

function numbers(...all: [value: number, bytes: number][]): Buffer {
  return Buffer.concat(
    all.map(([value, bytes]) => {
      const one = Buffer.alloc(bytes)
      one.writeUIntLE(value, 0, bytes)
      return one
    }),
  )
}

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'

/** The files of a workbook of one sheet, given as XML, with its shared strings. */
export function workbookParts(sheet: string | Buffer, strings = '', more: Part[] = []): Part[] {
  return [
    {
      name: '[Content_Types].xml',
      content: '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
    },
    {
      name: 'xl/workbook.xml',
      content: `<workbook xmlns="${main}" xmlns:r="${relations}"><sheets><sheet name="a" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    },
    {
      name: 'xl/_rels/workbook.xml.rels',
      content: `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${relations}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${relations}/sharedStrings" Target="sharedStrings.xml"/></Relationships>`,
    },
    { name: 'xl/worksheets/sheet1.xml', content: sheet },
    ...(strings ? [{ name: 'xl/sharedStrings.xml', content: strings }] : []),
    ...more,
  ]
}

/** A sheet with these rows, written as XML. */
export function sheetOf(rows: string, after = ''): string {
  return `<worksheet xmlns="${main}"><sheetData>${rows}</sheetData>${after}</worksheet>`
}
