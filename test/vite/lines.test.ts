import { describe, expect, it } from 'vitest';
import { lines, withLines } from '../../vite/lines';

describe('withLines', () => {
  it('gives every call of a method of self the line it stands on', () => {
    expect(withLines('const a: number = 1;\nself.put(a);\n\nawait self.get<number>();')).toBe(
      'const a: number = 1;\nself.at(2).put(a);\n\nawait self.at(4).get<number>();',
    );
  });

  it('leaves comments, texts, properties and other objects alone', () => {
    const untouched = [
      '// self.put(1)',
      '/* self.get() */',
      'const text = "self.put(2)" + `self.put(3)` + \'self.put(4)\';',
      'const put = self.put;',
      'const name = self.name.trim();',
      'other.self.put(5);',
      'myself.put(6);',
      'const pattern = /self.put(7)/;',
      'self.at(8).put(8);',
    ].join('\n');
    expect(withLines(untouched)).toBe(untouched);
  });

  it('finds calls within calls and within the braces of a template', () => {
    expect(withLines('self.put(\n  await self.get(),\n  `${await self.get()}`,\n);')).toBe(
      'self.at(1).put(\n  await self.at(2).get(),\n  `${await self.at(3).get()}`,\n);',
    );
  });

  it('keeps count where the text holds Korean, emoji and Windows line ends', () => {
    expect(withLines("// 생산자 🍜\r\nself.put('한글 🍜');\r\nself.put(1);")).toBe(
      "// 생산자 🍜\r\nself.at(2).put('한글 🍜');\r\nself.at(3).put(1);",
    );
  });

  it('also those of a client that self gave, and of nothing else that is named like it', () => {
    const program = [
      'const redis = await self.redis({ db: 1 });',
      'await redis.publish(topic, message);',
      'const other = self.socket();',
      'other.write(1);',
      'redisLike.publish(2);',
    ].join('\n');
    expect(withLines(program).split('\n')).toEqual([
      'const redis = await self.at(1).redis({ db: 1 });',
      'await redis.at(2).publish(topic, message);',
      'const other = self.at(3).socket();',
      'other.write(1);',
      'redisLike.publish(2);',
    ]);
  });

  it('adds no line', () => {
    const program = 'for (const item of items) {\n  await self\n    .put(item);\n}\n';
    expect(withLines(program).split('\n')).toHaveLength(program.split('\n').length);
  });
});

describe('lines', () => {
  const transform = lines().transform as (code: string, id: string) => { readonly code: string } | undefined;

  it('touches programs only, and not the text of one that is to be shown', () => {
    const code = 'self.put(1);';
    expect(transform(code, '/a/creator.process.ts')?.code).toBe('self.at(1).put(1);');
    expect(transform(code, '/a/consumer.worker.ts')?.code).toBe('self.at(1).put(1);');
    expect(transform(code, '/a/engine.ts')).toBeUndefined();
    expect(transform(code, '/a/creator.process.ts?source')).toBeUndefined();
  });
});
