import fc from 'fast-check';
import jsQR from 'jsqr';
import { encodeQR } from 'qr';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { qrCode } from '../../src/charts/qr.ts';

const ADDRESS = 'https://shili.example/en/projects/SL-011/board/#2025-12-05-1a2b3c4';

/** The drawing as a picture of its own, its pixels. */
async function pixels(drawing: string, side: number): Promise<Uint8ClampedArray> {
  const alone = drawing.replace(
    '<svg ',
    `<svg xmlns="http://www.w3.org/2000/svg" width="${side}" height="${side}" `,
  );
  const { data } = await sharp(Buffer.from(alone)).ensureAlpha().raw().toBuffer({ resolveWithObject: true });
  return new Uint8ClampedArray(data);
}

describe('the QR code', () => {
  it.each([120, 200, 333])('is read back by another library from %i pixels', async (side) => {
    expect(jsQR(await pixels(qrCode(ADDRESS, 'QR'), side), side, side)?.data).toBe(ADDRESS);
  });

  it('is still read with a stain over an eighth of it, as on a wall', async () => {
    const side = 400;
    const data = await pixels(qrCode(ADDRESS, 'QR'), side);
    // In the middle, where no finder pattern stands.
    const stain = Math.round(side * Math.sqrt(0.125) * 0.5);
    for (let y = side / 2 - stain / 2; y < side / 2 + stain / 2; y++)
      for (let x = side / 2 - stain / 2; x < side / 2 + stain / 2; x++)
        data.fill(
          90,
          (Math.floor(y) * side + Math.floor(x)) * 4,
          (Math.floor(y) * side + Math.floor(x)) * 4 + 3,
        );
    expect(jsQR(data, side, side)?.data).toBe(ADDRESS);
  });

  it('draws every module dark or light as the library says, whatever the text', async () => {
    await fc.assert(
      fc.asyncProperty(fc.webUrl({ withFragments: true }), async (address) => {
        const modules = encodeQR(address, 'raw', { ecc: 'quartile', border: 4 });
        const side = modules.length * 3;
        const data = await pixels(qrCode(address, 'QR'), side);
        const drawn = modules.map((row, y) =>
          row.map((_, x) => data[((y * 3 + 1) * side + x * 3 + 1) * 4]! < 128),
        );
        expect(drawn).toEqual(modules);
      }),
      { numRuns: 12 },
    );
  });

  it('is one path without a picture in it, and says what it is to those who do not see it', () => {
    const drawing = qrCode(ADDRESS, 'A "code" & more');
    expect(drawing).not.toMatch(/<image|data:|style=/);
    expect(drawing).toContain('aria-label="A &quot;code&quot; &amp; more"');
    expect(drawing.length).toBeLessThan(6000);
  });
});
