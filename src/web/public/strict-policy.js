// Read by zod when it loads: without it, it probes `new Function`, which our content security policy refuses and every browser reports.
globalThis.__zod_globalConfig = { jitless: true };
