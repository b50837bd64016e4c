// Goes before the shell, which asks for its bytes by this name.
import { bytesOf } from './base64.ts';

Object.assign(self, { PM_BYTES: bytesOf });
