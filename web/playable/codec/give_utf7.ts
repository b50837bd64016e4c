// Goes before the shell, which asks for its bytes by this name.
import { bytesOf } from './utf7.ts';

Object.assign(self, { PM_BYTES: bytesOf });
