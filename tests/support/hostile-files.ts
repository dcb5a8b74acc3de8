import { crc32 } from 'node:zlib'
import sharp from 'sharp'
import { sheetOf, workbookParts, zipOf } from './archive'

/** A file made to hurt who reads it, and how it is answered. */
export type HostileFile = { name: string; bytes: Buffer; answer: string }

const xlsx = (rows: string, after = '', strings = '') =>
  zipOf(workbookParts(sheetOf(rows, after), strings))
const cell = (address: string, value = '1') => `<c r="${address}"><v>${value}</v></c>`
const row = (n: number, cells: string) => `<row r="${n}">${cells}</row>`
const heading = row(1, cell('A1'))
const megabytes = (n: number) => n * 1024 * 1024

/** Tables that name more than they hold, unpack to more, or are read in two ways; `ok` if they do no harm. */
export function hostileTables(): HostileFile[] {
  const all: [string, Buffer | string, string][] = [
    ['one cell far out', xlsx(row(1_048_576, cell('XFD1048576'))), 'too_many_rows'],
    ['one cell far to the right', xlsx(row(1, cell('XFD1'))), 'too_many_columns'],
    [
      'a cell far to the right in each row',
      xlsx(Array.from({ length: 2_000 }, (_, n) => row(n + 1, cell(`XFD${n + 1}`))).join('')),
      'too_many_columns',
    ],
    ['a far cell in a near row', xlsx(row(1, cell('A1048576'))), 'too_many_rows'],
    ['a row without cells far down', xlsx(`${heading}<row r="99999999"/>`), 'too_many_rows'],
    ['a row at no number', xlsx('<row r="1e9"><c r="A1"><v>1</v></c></row>'), 'too_many_rows'],
    ['a column in other letters', xlsx(row(1, cell('\u{ffff}\u{ffff}1'))), 'broken_workbook'],
    ['an address as an entity', xlsx(row(1, cell('&#88;FD1'))), 'broken_workbook'],
    [
      'namespaced rows far out',
      xlsx('<x:row r="1048576"><x:c r="XFD1048576"><x:v>1</x:v></x:c></x:row>'),
      'too_many_rows',
    ],
    ['a cell that never ends', xlsx(`${heading}${'<c '.repeat(megabytes(1))}`), 'broken_workbook'],
    ['a quote that never ends', xlsx(`<c a="${'<c a="'.repeat(megabytes(1))}`), 'broken_workbook'],
    ['cells deep in cells', xlsx('<row>'.repeat(1_000) + '<c>'.repeat(500_000)), 'broken_workbook'],
    [
      'joined ranges of all cells',
      xlsx(
        heading,
        `<mergeCells>${'<mergeCell ref="A1:XFD1048576"/>'.repeat(100_000)}</mergeCells>`,
      ),
      'ok',
    ],
    ['a size said far too large', xlsx(heading, '<dimension ref="A1:XFD1048576"/>'), 'ok'],
    [
      'a short text shown in every cell',
      xlsx(
        Array.from({ length: 1_000 }, (_, n) =>
          row(n + 1, `<c r="A${n + 1}" t="s"><v>0</v></c><c r="B${n + 1}" t="s"><v>0</v></c>`),
        ).join(''),
        '',
        `<sst><si><t>${'a'.repeat(4_999)}</t></si></sst>`,
      ),
      'too_much_text',
    ],
    [
      'one shared text of many megabytes',
      xlsx(
        '<row r="1"><c r="A1" t="s"><v>0</v></c></row>',
        '',
        `<sst><si><t>${'a'.repeat(megabytes(30))}</t></si></sst>`,
      ),
      'too_much_text',
    ],
    [
      'millions of shared texts',
      xlsx(heading, '', `<sst>${'<si><t>a</t></si>'.repeat(1_800_000)}</sst>`),
      'ok',
    ],
    ['a bomb of spaces', xlsx(' '.repeat(megabytes(100))), 'too_much_text'],
    [
      'a bomb that promises little',
      zipOf([
        { name: 'xl/worksheets/sheet1.xml', content: Buffer.alloc(megabytes(100)), plainBytes: 10 },
      ]),
      'broken_workbook',
    ],
    [
      'a file that promises gigabytes',
      zipOf([{ name: 'xl/worksheets/sheet1.xml', content: 'a', plainBytes: 4_000_000_000 }]),
      'too_much_text',
    ],
    ['two end records', zipOf(workbookParts(sheetOf(heading)), secondEnd()), 'broken_workbook'],
    ['two archives in a row', Buffer.concat([xlsx(heading), xlsx(heading)]), 'broken_workbook'],
    [
      'one name twice',
      zipOf([...workbookParts(sheetOf(heading)), ...workbookParts('')]),
      'broken_workbook',
    ],
    ['thirty thousand files', manyFiles(), 'too_much_text'],
    [
      'an archive in an archive',
      zipOf([{ name: 'xl/worksheets/sheet1.xlsx', content: xlsx(heading) }]),
      'not_a_table',
    ],
    [
      'a sheet where none is looked for',
      zipOf(
        workbookParts(sheetOf(heading), '', [
          { name: 'far.xml', content: sheetOf(row(1_048_576, cell('XFD1048576'))) },
        ]),
      ),
      'too_many_rows',
    ],
    ['half a workbook', xlsx(heading).subarray(0, 300), 'broken_workbook'],
    ['a line that never ends', 'a'.repeat(megabytes(5)), 'too_much_text'],
    ['a million columns', `${'a,'.repeat(megabytes(1))}\n`, 'too_much_text'],
    ['a thousand columns', `${'a,'.repeat(1_000)}a\n`, 'too_many_columns'],
    ['a million rows', 'a\n'.repeat(megabytes(1)), 'too_many_rows'],
    ['a quote that is never closed', `a,b\n"${'a,b\n'.repeat(megabytes(1))}`, 'too_much_text'],
    ['a quote never closed in a short file', 'a,b\n"c', 'broken_csv'],
    ['many quotes', `${'"'.repeat(megabytes(5) - 1)}`, 'too_much_text'],
    ['zeros', Buffer.alloc(megabytes(1)), 'not_a_table'],
    ['a zero in a cell', 'a,b\nc\0,d\n', 'not_a_table'],
  ]
  return all.map(([name, bytes, answer]) => ({ name, bytes: Buffer.from(bytes), answer }))
}

/** Pictures that promise more than they hold, of kinds that are not kept, or that are not whole. */
export async function hostilePictures(): Promise<HostileFile[]> {
  const plain = sharp({ create: { width: 300, height: 300, channels: 3, background: '#fff' } })
  const [jpeg, png, webp] = await Promise.all([
    plain.clone().jpeg().toBuffer(),
    plain.clone().png().toBuffer(),
    plain.clone().webp({ lossless: true }).toBuffer(),
  ])
  const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="1e9" height="1e9"/>'
  const gif = Buffer.concat([Buffer.from('GIF89a\xff\xff\xff\xff\x80\0\0', 'latin1'), jpeg])
  const tiff = Buffer.concat([Buffer.from('II*\0\x08\0\0\0', 'latin1'), jpeg])
  const all: [string, Buffer, string][] = [
    ['a PNG of 192 megapixels', pngOf(png, 16_000, 12_000), 'picture_too_large'],
    ['a PNG of the largest sides', pngOf(png, 0x7fffffff, 0x7fffffff), 'picture_broken'],
    ['a PNG of 59 megapixels without a body', pngOf(png, 7_700, 7_700), 'picture_broken'],
    ['a JPEG of 192 megapixels', jpegOf(jpeg, 16_000, 12_000), 'picture_too_large'],
    // Where it ends too early, the rest is grey.
    ['a JPEG of 59 megapixels without a body', jpegOf(jpeg, 7_700, 7_700), 'ok'],
    ['a WebP of 268 megapixels', webpOf(webp, 16_383, 16_383), 'picture_too_large'],
    ['a WebP of 59 megapixels without a body', webpOf(webp, 7_700, 7_700), 'picture_broken'],
    ['half a PNG', png.subarray(0, png.length / 2), 'picture_broken'],
    ['a GIF of the largest sides', gif, 'not_a_picture'],
    ['a TIFF', tiff, 'not_a_picture'],
    ['an SVG of the largest sides', Buffer.from(svg), 'not_a_picture'],
    [
      'an SVG behind the first bytes of a PNG',
      Buffer.concat([png.subarray(0, 8), Buffer.from(svg)]),
      'picture_broken',
    ],
    ['zeros', Buffer.alloc(megabytes(8)), 'not_a_picture'],
  ]
  return all.map(([name, bytes, answer]) => ({ name, bytes, answer }))
}

/** A real picture of many pixels that weighs little. */
export function widePicture(width: number, height: number, kind: 'png' | 'jpeg' | 'webp') {
  const blank = sharp({
    create: { width, height, channels: 3, background: '#fff' },
    limitInputPixels: false,
  })
  return kind === 'jpeg'
    ? blank.jpeg({ progressive: true, chromaSubsampling: '4:4:4' }).toBuffer()
    : blank.toFormat(kind).toBuffer()
}

function secondEnd(): Buffer {
  return Buffer.concat([Buffer.from('PK\x05\x06'), Buffer.alloc(18)])
}

function manyFiles(): Buffer {
  return zipOf(Array.from({ length: 30_000 }, (_, n) => ({ name: `${n}.xml`, content: '' })))
}

function pngOf(png: Buffer, width: number, height: number): Buffer {
  const changed = Buffer.from(png)
  changed.writeUInt32BE(width, 16)
  changed.writeUInt32BE(height, 20)
  changed.writeUInt32BE(crc32(changed.subarray(12, 29)), 29)
  return changed
}

/** In its frame header the sides follow the marker, a length and the depth. */
function jpegOf(jpeg: Buffer, width: number, height: number): Buffer {
  const changed = Buffer.from(jpeg)
  const frame = changed.indexOf(Buffer.from([0xff, 0xc0]))
  changed.writeUInt16BE(height, frame + 5)
  changed.writeUInt16BE(width, frame + 7)
  return changed
}

/** Without loss both sides, less one, stand in 14 bits each behind a first byte of the stream. */
function webpOf(webp: Buffer, width: number, height: number): Buffer {
  const changed = Buffer.from(webp)
  const stream = changed.indexOf('VP8L') + 9
  const others = changed.readUInt32LE(stream) & 0xf0000000
  changed.writeUInt32LE((others | ((height - 1) << 14) | (width - 1)) >>> 0, stream)
  return changed
}
