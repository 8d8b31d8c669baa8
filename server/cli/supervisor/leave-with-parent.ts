/** Loaded before a supervised process (`node --import`): when its supervisor dies, however it dies, it stops too. */
process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'));
process.channel?.unref();
