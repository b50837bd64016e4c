// Networks whose container is MRAID and nothing else: Unity, ironSource, Chartboost, Digital
// Turbine, Liftoff Accelerate.
import type { Moment } from '../container/container.ts';

export { meetMraid as meet, openMraid as open } from '../container/mraid.ts';

export const GATED = true;

export function tell(_moment: Moment): void {}
