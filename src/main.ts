import { serve } from './serve.js';
import { fail } from './terminal.js';

await serve(process.env).catch(fail);
