import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { formInput, keepTyped } from '@/lib/form-input'
import { typedBefore, typedIn } from '@/lib/form-state'
import { localPath, withNext } from '@/lib/local-path'
import { sealing } from '@/lib/sealing'

const form = (...fields: [string, string][]) => {
  const data = new FormData()
  for (const [name, value] of fields) data.append(name, value)
  return data
}

describe('where to go after signing in', () => {
  it.each([
    ['/my/children', '/my/children'],
    ['/en/my?x=1', '/my?x=1'],
    ['/en', '/'],
    ['/rooms/abc?day=2026-11-25#week', '/rooms/abc?day=2026-11-25'],
    ['/english', '/english'],
  ])('%s is %s', (asked, path) => {
    expect(localPath(asked)).toBe(path)
  })

  it.each([
    '//evil.example',
    '/\\evil.example',
    '/en//evil.example',
    'https://evil.example/',
    'javascript:alert(1)',
    '/\t/evil.example',
    '/%0d%0aSet-Cookie:x\n',
    '/sign-in',
    '/en/sign-in/code',
    '/api/auth/signout',
    '',
    `/${'x'.repeat(600)}`,
    undefined,
    ['/my'],
  ])('%j is nowhere', (asked) => {
    expect(localPath(asked)).toBeNull()
  })

  it('never leads to another host', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'/\\.%@:?#en5c2f \t') }), (text) => {
        for (const asked of [text, `/${text}`, `//${text}`, `/en/${text}`]) {
          const path = localPath(asked)
          if (path) expect(new URL(path, 'https://here.example').host).toBe('here.example')
        }
      }),
    )
  })

  it('is carried in the query', () => {
    expect(withNext('/sign-in', '/my?a=1&b=2')).toBe('/sign-in?next=%2Fmy%3Fa%3D1%26b%3D2')
    expect(withNext('/a?b=1', '/my')).toBe('/a?b=1&next=%2Fmy')
    expect(withNext('/a', null)).toBe('/a')
  })
})

describe('what was typed', () => {
  it('comes back, save for codes, passwords and the framework’s own fields', () => {
    const sent = form(
      ['name', '豆豆'],
      ['password', 'x'],
      ['code', '123456'],
      ['homeSubdistrictCode', '310101002'],
      ['$ACTION_KEY', 'k'],
      ['child', 'a'],
      ['child', 'b'],
    )
    expect(typedIn(sent)).toEqual({
      name: ['豆豆'],
      homeSubdistrictCode: ['310101002'],
      child: ['a', 'b'],
    })
  })

  it('is what the form shows once it was sent, even where that is nothing', () => {
    expect(typedBefore({}).text('name', 'as saved')).toBe('as saved')
    const state = { validationErrors: { typed: { name: ['typed'] } } }
    expect(typedBefore(state).text('name', 'as saved')).toBe('typed')
    expect(typedBefore(state).text('notes', 'as saved')).toBe('')
    const fault = { serverError: { typed: { child: ['a', 'b'] } } }
    expect(typedBefore(fault).list('child')).toEqual(['a', 'b'])
  })

  it('is read as texts, and as lists where a field may come often', () => {
    const schema = formInput(z.object({ name: z.string(), child: z.array(z.string()) }), ['child'])
    expect(schema.parse(form(['name', 'a'], ['$x', '1'], ['child', 'one']))).toEqual({
      name: 'a',
      child: ['one'],
    })
    expect(schema.parse(form(['name', 'a']))).toEqual({ name: 'a', child: [] })
  })

  it('is refused field by field with the first reason', async () => {
    const errors = {
      _errors: ['whole'],
      name: { _errors: ['one', 'two'] },
      a: { b: { _errors: ['c'] } },
    }
    expect(
      await keepTyped.handleValidationErrorsShape(errors, { clientInput: form(['name', 'x']) }),
    ).toEqual({ fields: { '': 'whole', name: 'one', a: 'c' }, typed: { name: ['x'] } })
  })
})

describe('sealing', () => {
  const mine = sealing('identity', 'a secret of thirty-two characters')

  it('opens what it sealed, and seals the same text differently each time', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(mine.open(mine.seal(text))).toBe(text)
      }),
    )
    expect(mine.seal('E12345678')).not.toBe(mine.seal('E12345678'))
    expect(mine.seal('E12345678')).not.toContain('E12345678')
  })

  it('opens nothing of another secret, of another purpose, or changed', () => {
    const sealed = mine.seal('E12345678')
    const others = [
      sealing('identity', 'another secret of thirty-two chars'),
      sealing('sign_in', 'a secret of thirty-two characters'),
    ]
    for (const other of others) expect(() => other.open(sealed)).toThrow('another AUTH_SECRET')
    const [version, iv, tag, body = ''] = sealed.split('.')
    const changed = [version, iv, tag, (body[0] === 'A' ? 'B' : 'A') + body.slice(1)].join('.')
    expect(() => mine.open(changed)).toThrow('changed since')
    expect(() => mine.open('')).toThrow()
    expect(() => mine.open([version, iv, tag?.slice(0, 6), body].join('.'))).toThrow()
  })
})
