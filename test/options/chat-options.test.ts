import { expectTypeOf, test } from 'vitest';
import type { ChatOptions, ResolvedOptions, Timeouts } from '../../src/options/chat-options.js';
import type { ThemeToken } from '../../src/options/theme-tokens.js';

const least = { url: 'https://ai.example.org', model: 'm' };

/** Takes options as `createChat` does, so that a literal is checked for unknown names. */
function check(options: ChatOptions): void {
  expectTypeOf(options).toExtend<ChatOptions>();
}

test('takes the whole object of an owner as it is', () => {
  check({
    openWebUIUrl: 'http://localhost:3000',
    model: 'Technova',
    apiKey: '',
    systemPrompt: '…',
    maxTokens: 1500,
    temperature: 0.7,
    stream: false,
    timeout: 45000,
    maxRetries: 3,
    errorMessages: { general: '…' },
  });
});

test('takes every form of an option', () => {
  check({ ...least, apiKey: () => 'k' });
  check({ ...least, apiKey: async () => 'k' });
  check({ ...least, timeout: { firstToken: 60_000 } });
  check({ ...least, errorMessages: { general: '…', 'rate-limit': '…' } });
  check({ ...least, verifyModel: true });
  check({ ...least, verifyModel: 'lenient' });
  check({ ...least, suggestions: ['a', 'b'] as const });
  check({ ...least, headers: { 'X-Tenant': '7' } });
  check({ ...least, endpoints: { models: '/models', chat: '/chat' } });
  check({ ...least, launcher: { label: 'Chat', position: 'bottom-left', hidden: true } });
  check({ ...least, placement: 'inline', container: '#chat' });
  check({ ...least, theme: { accent: '#0b6e63', 'on-accent': 'white' } });
});

test('takes undefined for absent', () => {
  check({ ...least, title: undefined, launcher: { label: undefined }, openWebUIUrl: undefined });
});

test('refuses what parseOptions would refuse', () => {
  // @ts-expect-error the address is missing
  check({ model: 'm' });
  // @ts-expect-error the model is missing
  check({ url: 'https://a.example' });
  // @ts-expect-error the model is undefined
  check({ url: 'https://a.example', model: undefined });
  // @ts-expect-error the address is there twice
  check({ ...least, openWebUIUrl: 'https://a.example' });
  // @ts-expect-error the name is unknown
  check({ ...least, modle: 'm' });
  // @ts-expect-error the name belongs into launcher
  check({ ...least, label: 'Chat' });
  // @ts-expect-error the name in the group is unknown
  check({ ...least, launcher: { lable: 'Chat' } });
  // @ts-expect-error an inline chat stands in a container
  check({ ...least, placement: 'inline' });
  // @ts-expect-error the container is undefined
  check({ ...least, placement: 'inline', container: undefined });
  // @ts-expect-error the type is wrong
  check({ ...least, maxTokens: '1500' });
  // @ts-expect-error a key is a string
  check({ ...least, apiKey: 123 });
  // @ts-expect-error the function gives no string
  check({ ...least, apiKey: () => 123 });
  // @ts-expect-error the value is none of the set
  check({ ...least, history: 'local' });
  // @ts-expect-error there is no such limit
  check({ ...least, timeout: { total: 5 } });
  // @ts-expect-error there is no such code
  check({ ...least, errorMessages: { 'rate-limits': '…' } });
  // @ts-expect-error there is no such token
  check({ ...least, theme: { 'accent-colour': 'red' } });
  // @ts-expect-error null is not absent
  check({ ...least, title: null });
});

test('resolves every option to what the widget reads', () => {
  expectTypeOf<ResolvedOptions['url']>().toEqualTypeOf<string>();
  expectTypeOf<ResolvedOptions['model']>().toEqualTypeOf<string>();
  expectTypeOf<ResolvedOptions['apiKey']>().toEqualTypeOf<string | (() => string | Promise<string>)>();
  expectTypeOf<ResolvedOptions['maxTokens']>().toEqualTypeOf<number | null>();
  expectTypeOf<ResolvedOptions['stream']>().toEqualTypeOf<boolean>();
  expectTypeOf<ResolvedOptions['timeout']>().toEqualTypeOf<Timeouts>();
  expectTypeOf<Timeouts>().toEqualTypeOf<{
    readonly connect: number;
    readonly firstToken: number;
    readonly idle: number;
  }>();
  expectTypeOf<ResolvedOptions['headers']>().toEqualTypeOf<Readonly<Record<string, string>>>();
  expectTypeOf<ResolvedOptions['verifyModel']>().toEqualTypeOf<boolean | 'lenient'>();
  expectTypeOf<ResolvedOptions['history']>().toEqualTypeOf<'persistent' | 'session' | 'none'>();
  expectTypeOf<ResolvedOptions['title']>().toEqualTypeOf<string | undefined>();
  expectTypeOf<ResolvedOptions['suggestions']>().toEqualTypeOf<readonly string[] | undefined>();
  expectTypeOf<ResolvedOptions['container']>().toEqualTypeOf<string | HTMLElement | undefined>();
  expectTypeOf<ResolvedOptions['launcher']>().toEqualTypeOf<{
    readonly label: string;
    readonly position: 'bottom-right' | 'bottom-left' | 'top-right' | 'top-left';
    readonly offset: Readonly<{ x?: number; y?: number }> | undefined;
    readonly icon: string | undefined;
    readonly hidden: boolean;
  }>();
  expectTypeOf<ResolvedOptions['errorMessages']['rate-limit']>().toEqualTypeOf<string | undefined>();
  expectTypeOf<ResolvedOptions['theme']>().toEqualTypeOf<{ [T in ThemeToken]?: string | undefined } | 'auto'>();
  expectTypeOf<ResolvedOptions>().not.toHaveProperty('openWebUIUrl');
});
