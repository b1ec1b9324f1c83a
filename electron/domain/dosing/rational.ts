/**
 * Exact fractions of whole numbers that carry their unit as exponents: the arithmetic of the second method.
 * It shares nothing with the decimal arithmetic of the first: no rounding at all until a result is written out,
 * and adding or comparing unlike units is an error instead of a number.
 */

/** Exponents of the base units, e.g. a rate in mL per min is `{ ml: 1, min: -1 }`. */
export type Dimension = Readonly<{ mg?: number; ml?: number; min?: number; kg?: number; mmol?: number }>;
type Exponents = readonly [mg: number, ml: number, min: number, kg: number, mmol: number];

function exponents(dimension: Dimension): Exponents {
  return [dimension.mg ?? 0, dimension.ml ?? 0, dimension.min ?? 0, dimension.kg ?? 0, dimension.mmol ?? 0];
}

function greatestCommonDivisor(a: bigint, b: bigint): bigint {
  let [x, y] = [a < 0n ? -a : a, b];
  while (y !== 0n) [x, y] = [y, x % y];
  return x === 0n ? 1n : x;
}

export class Exact {
  readonly numerator: bigint;
  readonly denominator: bigint;
  readonly units: Exponents;

  private constructor(numerator: bigint, denominator: bigint, units: Exponents) {
    const sign = denominator < 0n ? -1n : 1n;
    const common = greatestCommonDivisor(numerator, denominator * sign);
    this.numerator = (numerator * sign) / common;
    this.denominator = (denominator * sign) / common;
    this.units = units;
  }

  /** Reads "0.5" with a unit. @throws Error when the text is not a plain decimal. */
  static of(text: string, dimension: Dimension = {}): Exact {
    const match = /^(\d+)(?:\.(\d+))?$/.exec(text.trim());
    if (!match) throw new Error(`not a plain decimal: ${text.slice(0, 40)}`);
    const decimals = match[2] ?? '';
    return new Exact(BigInt(`${match[1] ?? '0'}${decimals}`), 10n ** BigInt(decimals.length), exponents(dimension));
  }

  static count(value: number): Exact {
    return new Exact(BigInt(value), 1n, exponents({}));
  }

  times(other: Exact): Exact {
    return new Exact(
      this.numerator * other.numerator,
      this.denominator * other.denominator,
      combine(this.units, other.units, 1),
    );
  }

  /** @throws Error on division by zero. */
  over(other: Exact): Exact {
    if (other.numerator === 0n) throw new Error('division by zero');
    return new Exact(
      this.numerator * other.denominator,
      this.denominator * other.numerator,
      combine(this.units, other.units, -1),
    );
  }

  /** @throws Error when the units differ. */
  plus(other: Exact): Exact {
    this.sameUnits(other);
    return new Exact(
      this.numerator * other.denominator + other.numerator * this.denominator,
      this.denominator * other.denominator,
      this.units,
    );
  }

  /** @throws Error when the units differ. */
  minus(other: Exact): Exact {
    this.sameUnits(other);
    return new Exact(
      this.numerator * other.denominator - other.numerator * this.denominator,
      this.denominator * other.denominator,
      this.units,
    );
  }

  /** Negative, zero or positive. @throws Error when the units differ. */
  compare(other: Exact): number {
    const { numerator } = this.minus(other);
    return numerator === 0n ? 0 : numerator < 0n ? -1 : 1;
  }

  /** The same value, after making sure its unit is the one meant. @throws Error when it is not. */
  as(dimension: Dimension): Exact {
    const wanted = exponents(dimension);
    if (this.units.some((exponent, index) => exponent !== wanted[index]))
      throw new Error(`unit is ${this.units.join(' ')}, not ${wanted.join(' ')}`);
    return this;
  }

  /** Nearest multiple of `step`, halves up. */
  toStep(step: Exact): Exact {
    const ratio = this.over(step);
    const halves = 2n * ratio.numerator + ratio.denominator;
    return step.times(new Exact(floorDivide(halves, 2n * ratio.denominator), 1n, exponents({})));
  }

  /** Whole part, rounded down. */
  floor(): number {
    return Number(floorDivide(this.numerator, this.denominator));
  }

  /** Written out with at most `places` decimals, halves up, without trailing zeros. */
  text(places: number): string {
    const scale = 10n ** BigInt(places);
    const size = this.numerator < 0n ? -this.numerator : this.numerator;
    const scaled = floorDivide(2n * size * scale + this.denominator, 2n * this.denominator);
    const digits = scaled.toString().padStart(places + 1, '0');
    const whole = places === 0 ? digits : digits.slice(0, -places);
    const decimals = places === 0 ? '' : digits.slice(-places).replace(/0+$/, '');
    const sign = this.numerator < 0n && scaled !== 0n ? '-' : '';
    return `${sign}${whole}${decimals === '' ? '' : `.${decimals}`}`;
  }

  /** The printed precision: four figures, at most `places` decimals, three figures below one, whole digits kept. */
  printed(places = 2): string {
    if (this.numerator === 0n) return '0';
    if (this.numerator >= this.denominator) {
      const wholeDigits = floorDivide(this.numerator, this.denominator).toString().length;
      return this.text(Math.max(0, Math.min(places, 4 - wholeDigits)));
    }
    let leading = 0;
    for (let scaled = this.numerator; scaled < this.denominator && leading < 12; scaled *= 10n) leading += 1;
    return this.text(leading + 2);
  }

  private sameUnits(other: Exact): void {
    if (this.units.some((exponent, index) => exponent !== other.units[index]))
      throw new Error(`unlike units: ${this.units.join(' ')} and ${other.units.join(' ')}`);
  }
}

function combine(a: Exponents, b: Exponents, sign: 1 | -1): Exponents {
  return [a[0] + sign * b[0], a[1] + sign * b[1], a[2] + sign * b[2], a[3] + sign * b[3], a[4] + sign * b[4]];
}

function floorDivide(a: bigint, b: bigint): bigint {
  const quotient = a / b;
  return a % b !== 0n && a < 0n !== b < 0n ? quotient - 1n : quotient;
}

export function lesser(a: Exact, b: Exact): Exact {
  return a.compare(b) <= 0 ? a : b;
}

export function greater(a: Exact, b: Exact): Exact {
  return a.compare(b) >= 0 ? a : b;
}
