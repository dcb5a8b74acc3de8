import { spawnSync } from 'node:child_process'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { drawBars } from '@/app/_charts/bars'
import { drawHeatMap, shadeOf } from '@/app/_charts/heat-map'
import { plainSvg } from '@/app/_charts/plain-svg'

const forbidden = / style=|<style|<script|<image|<foreignObject| on\w+=|href=|url\(|javascript:/i

const bars = (labels: string[]) =>
  drawBars(
    labels.map((label, n) => ({ label, share: n / labels.length, text: `${n} %` })),
    { wide: false },
  )

describe('charts drawn on the server', () => {
  it('bars carry their names and numbers', () => {
    const svg = bars(['黄浦区', '静安区'])
    expect(svg).toMatch(/^<svg [^>]*viewBox="0 0 340 60"/)
    for (const word of ['黄浦区', '静安区', '0 %', '1 %']) expect(svg).toContain(word)
  })

  it('a heat map carries its weekdays, hours and shares', () => {
    const fields = [
      { column: 0, row: 0, share: 0.72, text: '72%' },
      { column: 1, row: 1, share: null, text: '' },
    ]
    const svg = drawHeatMap(
      { columns: ['周一', '周二'], rows: ['9:00', '10:00'], fields },
      { wide: true },
    )
    for (const word of ['周一', '10:00', '72%', shadeOf(0.72)]) expect(svg).toContain(word)
  })

  it('nothing in a chart is refused by the content security policy, whatever it shows', () => {
    fc.assert(
      fc.property(
        fc.array(fc.string({ unit: 'grapheme' }), { minLength: 1, maxLength: 4 }),
        (labels) => {
          const tags = [
            ...bars([...labels, '<script>x</script>', '" onload="x']).matchAll(/<[^>]*>/g),
          ]
          for (const [tag] of tags) expect(tag).not.toMatch(forbidden)
        },
      ),
      { numRuns: 30 },
    )
  })

  it('a name that every object has is drawn as it is, and harms no other object of the process', () => {
    const inherited = Object.getOwnPropertyNames(Object.prototype)
    const names = fc.constantFrom(...inherited)
    const plain = (svg: string) => svg.replaceAll('\u2060', '')
    const kept = JSON.stringify(Object.getOwnPropertyNames(Object))
    fc.assert(
      fc.property(
        fc.array(fc.tuple(names, fc.string()), { minLength: 1, maxLength: 4 }),
        (some) => {
          const svg = bars(some.flatMap(([name, more]) => [name, name + more]))
          // Longer ones are cut at the end.
          const short = some.filter(([name]) => name.length < 12)
          for (const [name] of short) expect(plain(svg)).toContain(`>${name}</text>`)
          expect(svg).not.toContain('NaN')
          expect(Object.getOwnPropertyNames(Object.prototype)).toEqual(inherited)
          expect(JSON.stringify(Object.getOwnPropertyNames(Object))).toBe(kept)
        },
      ),
      { numRuns: 50 },
    )
  })

  it('every colour is the page’s own, so that the dark theme holds', () => {
    const fields = [{ column: 0, row: 0, share: 0.5, text: '50%' }]
    const drawn =
      bars(['a', 'b']) + drawHeatMap({ columns: ['a'], rows: ['b'], fields }, { wide: true })
    const colours = [...drawn.matchAll(/ (?:fill|stroke)="([^"]*)"/g)].map((match) => match[1])
    for (const colour of colours)
      expect(colour).toMatch(/^(none|transparent|var\(--|color-mix\(in srgb, var\(--)/)
  })

  it('style becomes attributes, and what is not known goes', () => {
    const svg =
      '<svg width="2" height="3" viewBox="0 0 2 3"><text style="font-size:12px;font-family:x;behavior:url(y)" id="a">t</text><style>b{}</style></svg>'
    expect(plainSvg(svg)).toBe('<svg viewBox="0 0 2 3"><text font-size="12px">t</text></svg>')
  })

  it('a process that has drawn a chart ends by itself', () => {
    const program = `import { drawBars } from './app/_charts/bars.ts'
      process.stdout.write(drawBars([{ label: 'a', share: 1, text: 'b' }], { wide: true }).slice(0, 4))`
    const ended = spawnSync(
      process.execPath,
      ['--import', 'tsx', '--input-type=module', '-e', program],
      {
        timeout: 20_000,
        encoding: 'utf8',
      },
    )
    expect(ended.stdout).toBe('<svg')
    expect(ended.status).toBe(0)
  })
})
