/** How large a workbook may be. Real tables are far below; what is above would only fill the memory. */
export interface Limits {
  /** Bytes of the file. */
  readonly file: number;
  /** Bytes that one part of the file, or its parts together, may unpack to. */
  readonly unpacked: number;
  /** Rows of one sheet that hold something. */
  readonly rows: number;
  /** Cells of one sheet that hold something. */
  readonly cells: number;
  readonly sheets: number;
}

const MIB = 1024 * 1024;

export const LIMITS: Limits = {
  file: 50 * MIB,
  unpacked: 500 * MIB,
  rows: 200_000,
  cells: 5_000_000,
  sheets: 1000,
};
