import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  type GiveWay,
  type Ledger,
  runAddress,
  sketchAddress,
  versionAddress,
  versionsFolder,
} from '../../src/ledger/index.ts';

/** One ledger and a way to see it through other eyes, as another process would. */
export interface LedgerWorld {
  readonly ledger: Ledger;
  readonly another: () => Promise<Ledger>;
}

export const fingerprint = (at: number): string => at.toString(16).padStart(4, '0').repeat(16);
export const run = (at: number, text = `{"at":${at}}\n`): { address: string; text: string } => ({
  address: runAddress('delay', fingerprint(at)),
  text,
});

async function collect<Item>(items: AsyncIterable<Item>): Promise<Item[]> {
  const all: Item[] = [];
  for await (const item of items) all.push(item);
  return all;
}

/** What every ledger does, wherever its records are. */
export function ledgerContract(name: string, open: () => Promise<LedgerWorld>): void {
  describe(`${name} keeps the contract of a ledger`, () => {
    it('has no records at first', async () => {
      const { ledger } = await open();
      expect(await ledger.read(run(1).address)).toBeUndefined();
      expect(await collect(ledger.history('', 10))).toEqual([]);
    });

    it('gives back what was written, to itself and to others', async () => {
      const { ledger, another } = await open();
      const written = await ledger.write([run(1), run(2)], 'two runs');
      expect(written.added).toEqual([run(1).address, run(2).address]);
      expect(await ledger.read(run(1).address)).toBe(run(1).text);
      expect(await (await another()).readMany([run(1).address, run(2).address, run(3).address])).toEqual(
        new Map([run(1), run(2)].map(({ address, text }) => [address, text])),
      );
    });

    it('lists what lies in folders, by number, and nothing of other folders', async () => {
      const { ledger, another } = await open();
      const of = (model: string, ...versions: readonly number[]) =>
        versions.map((version) => ({ address: versionAddress(model, version), text: `{"version":${version}}\n` }));
      const folders = ['delay', 'price', 'none'].map(versionsFolder);
      expect(await ledger.list(folders)).toEqual(new Map(folders.map((folder) => [folder, []])));
      await ledger.write([...of('delay', 2, 10, 1), ...of('price', 1), ...of('delayed', 7), run(1)], 'versions');
      const expected = new Map([
        ['versions/delay', ['1.json', '2.json', '10.json']],
        ['versions/price', ['1.json']],
        ['versions/none', []],
      ]);
      expect(await ledger.list(folders)).toEqual(expected);
      expect(await (await another()).list(folders)).toEqual(expected);
      await expect(ledger.list(['versions/../runs'])).rejects.toMatchObject({
        problems: [{ reason: 'ledger-bad-address' }],
      });
    });

    it('takes the same bytes again as nothing to do', async () => {
      const { ledger, another } = await open();
      const first = await ledger.write([run(1)], 'one');
      const again = await (await another()).write([run(1)], 'one again');
      expect(again).toMatchObject({ added: [], commit: first.commit });
      const more = await ledger.write([run(1), run(2)], 'one more');
      expect(more.added).toEqual([run(2).address]);
    });

    it('refuses other bytes at the same address, and nothing of that write arrives', async () => {
      const { ledger, another } = await open();
      await ledger.write([run(1)], 'one');
      const write = (await another()).write([run(2), run(1, '{"other":true}')], 'forged');
      await expect(write).rejects.toMatchObject({ ends: 'fail', problems: [{ reason: 'record-conflict' }] });
      await ledger.write([run(3)], 'the next write sends nothing of it');
      const read = await (await another()).readMany([run(1), run(2), run(3)].map(({ address }) => address));
      expect(read).toEqual(new Map([run(1), run(3)].map(({ address, text }) => [address, text])));
    });

    it('lets ours give way where the caller says so, and writes the rest', async () => {
      const { ledger, another } = await open();
      await ledger.write([run(1), run(4)], 'one');
      const other = (at: number) => run(at, `{"other":${at}}`);
      const asked: unknown[] = [];
      const giveWay: GiveWay = (ours, there) => {
        asked.push([[...ours.keys()], there]);
        return new Map([
          [run(1).address, 'drop'],
          [run(4).address, 'aside'],
          [run(5).address, 'aside'],
        ]);
      };
      const list = [run(2), other(1), other(4), run(5)];
      const written = await (await another()).write(list, 'more', giveWay);
      const theirs = [run(1), run(4)].map(({ address, text }) => [address, text] as const);
      expect(asked).toEqual([[list.map(({ address }) => address), new Map(theirs)]]);
      expect(written.added).toEqual([run(2).address]);
      expect(written.gaveWay).toEqual([
        { ...other(1), there: run(1).text },
        { ...other(4), there: run(4).text, aside: expect.any(String) },
        { ...run(5), aside: expect.any(String) },
      ]);
      const kept = written.gaveWay.flatMap(({ aside }) => aside ?? []).map((file) => readFileSync(file, 'utf8'));
      expect(kept.map((text): unknown => JSON.parse(text))).toEqual(
        [other(4), run(5)].map((one) => expect.objectContaining(one)),
      );
      await ledger.write([run(3)], 'the next write sends nothing of it');
      const read = await (await another()).readMany([1, 2, 3, 4, 5].map((at) => run(at).address));
      expect(read).toEqual(new Map([1, 2, 3, 4].map((at) => [run(at).address, run(at).text])));
    });

    it('refuses the whole write where one of ours does not give way', async () => {
      const { ledger, another } = await open();
      await ledger.write([run(1), run(4)], 'one');
      const write = (await another()).write([run(1, '{}'), run(2), run(4, '{}')], 'more', () => {
        return new Map([[run(1).address, 'drop']]);
      });
      await expect(write).rejects.toMatchObject({ problems: [{ reason: 'record-conflict' }] });
      expect(await (await another()).read(run(2).address)).toBeUndefined();
    });

    it('refuses two records for one address in one write', async () => {
      const { ledger } = await open();
      const write = ledger.write([run(1), run(1, '{}')], 'both');
      await expect(write).rejects.toMatchObject({ problems: [{ reason: 'record-conflict' }] });
      expect(await ledger.read(run(1).address)).toBeUndefined();
    });

    it('loses nothing when several write at once', async () => {
      const { another } = await open();
      const ledgers = await Promise.all([another(), another(), another()]);
      await Promise.all(ledgers.map((ledger, at) => ledger.write([run(at + 1), run(9)], `writer ${at}`)));
      const all = [1, 2, 3, 9].map((at) => run(at));
      const read = await (await another()).readMany(all.map(({ address }) => address));
      expect(read).toEqual(new Map(all.map(({ address, text }) => [address, text])));
    });

    it('tells the history below a prefix, newest first, up to a limit', async () => {
      const { ledger, another } = await open();
      await ledger.write([run(1)], 'first run');
      await ledger.write([{ address: sketchAddress(fingerprint(7)), text: '{}' }], 'a sketch');
      await ledger.write([run(2)], 'second run\n\nwith a body');
      const other = await another();
      const entries = await collect(other.history('runs/delay/', 10));
      expect(entries.map(({ address, message }) => [address, message])).toEqual([
        [run(2).address, 'second run'],
        [run(1).address, 'first run'],
      ]);
      for (const entry of entries) {
        expect(entry.author).toBe('Ada');
        expect(Date.parse(entry.at)).toBeGreaterThan(0);
        expect(entry.commit).toMatch(/^[0-9a-f]{40,64}$/);
      }
      expect((await collect(other.history('', 1))).map(({ address }) => address)).toEqual([run(2).address]);
      expect(await collect(other.history('runs/other/', 5))).toEqual([]);
      expect(await collect(other.history('', 0))).toEqual([]);
    });

    it('accepts plain addresses and JSON only', async () => {
      const { ledger } = await open();
      for (const address of [
        '',
        'a.json',
        '../a.json',
        'runs/../a.json',
        '/runs/a.json',
        'runs//a.json',
        'runs/a',
        'runs/.git/a.json',
      ]) {
        await expect(ledger.read(address)).rejects.toMatchObject({ problems: [{ reason: 'ledger-bad-address' }] });
      }
      const write = ledger.write([run(1, '{"cut":')], 'half');
      await expect(write).rejects.toMatchObject({ problems: [{ reason: 'ledger-bad-address' }] });
    });

    it('keeps any text as it is', async () => {
      const { ledger, another } = await open();
      const text = `${JSON.stringify({ name: 'Zürich 東京 \u0000 \u2028', many: 'x'.repeat(100_000) })}`;
      await ledger.write([run(1, text)], 'Grüße\u0000 <b>');
      expect(await (await another()).read(run(1).address)).toBe(text);
    });
  });
}
