// AssemblyScript. The float32 exponential of ../float-exp.ts, operation by operation.
import { EXP_TABLE } from './layout';

const STEPS_PER_E_FOLD: f64 = 32.0 * Math.LOG2E;
const C1: f64 = 0.6931471806916203 / 32.0;
const C2: f64 = 0.2402284522445722 / 1024.0;
const C3: f64 = 0.05550361559341535 / 32768.0;
const LARGEST: f32 = 88.72283935546875;
const SMALLEST: f32 = -103.97208404541016;

/** eˣ. NaN in, NaN out. */
export function floatExp(x: f32): f32 {
  if (x > LARGEST) return Infinity;
  if (x < SMALLEST) return 0;
  const scaled = f64(x) * STEPS_PER_E_FOLD;
  const whole = nearest<f64>(scaled);
  const r = scaled - whole;
  const k = i32(whole);
  const cubic = (C3 * r + C2) * (r * r) + (C1 * r + 1.0);
  const fraction = load<f64>(EXP_TABLE + ((k & 31) << 3));
  const power = reinterpret<f64>(i64((k >> 5) + 1023) << 52);
  return f32(cubic * fraction * power);
}
