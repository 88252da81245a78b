/* An LD_PRELOAD library that counts what a process writes below one folder, and fails at the Nth time.
 *
 * FIO_DIR   the folder; nothing outside is touched
 * FIO_MODE  count | kill | short | enospc | eio
 *             kill: SIGKILL before the operation; short: half of a write, then SIGKILL
 * FIO_N     the operation that fails, from 1; with FIO_STICKY=1 every one from there on
 * FIO_LOG   where the count is written when the process ends (mode count)
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <limits.h>
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum verdict { PASS, FAIL, HALF };

static const char *folder, *mode, *report;
static long fails_at = -1, count = 0;
static int sticky = 0;
static pthread_mutex_t guard = PTHREAD_MUTEX_INITIALIZER;

__attribute__((constructor)) static void start(void) {
    folder = getenv("FIO_DIR");
    mode = getenv("FIO_MODE");
    report = getenv("FIO_LOG");
    if (getenv("FIO_N")) fails_at = atol(getenv("FIO_N"));
    sticky = getenv("FIO_STICKY") != NULL;
}

__attribute__((destructor)) static void finish(void) {
    if (!folder || !mode || !report || strcmp(mode, "count")) return;
    FILE *out = fopen(report, "w");
    if (!out) return;
    fprintf(out, "%ld\n", count);
    fclose(out);
}

static int watched_path(const char *path) {
    char full[PATH_MAX * 2];
    if (!folder || !mode || !path) return 0;
    if (path[0] != '/') {
        char here[PATH_MAX];
        if (!getcwd(here, sizeof here)) return 0;
        snprintf(full, sizeof full, "%s/%s", here, path);
        path = full;
    }
    return strncmp(path, folder, strlen(folder)) == 0;
}

static int watched(int descriptor) {
    char link[64], path[PATH_MAX];
    if (!folder || !mode) return 0;
    snprintf(link, sizeof link, "/proc/self/fd/%d", descriptor);
    ssize_t length = readlink(link, path, sizeof path - 1);
    if (length < 0) return 0;
    path[length] = 0;
    return watched_path(path);
}

static enum verdict next(int is_write) {
    pthread_mutex_lock(&guard);
    long now = ++count;
    pthread_mutex_unlock(&guard);
    if (!strcmp(mode, "count") || fails_at < 0) return PASS;
    if (now != fails_at && !(sticky && now > fails_at)) return PASS;
    if (!strcmp(mode, "enospc")) { errno = ENOSPC; return FAIL; }
    if (!strcmp(mode, "eio")) { errno = EIO; return FAIL; }
    if (!strcmp(mode, "short") && is_write) return HALF;
    kill(getpid(), SIGKILL);
    pause();
    return FAIL;
}

#define REAL(type, name, ...) \
    static type (*real)(__VA_ARGS__); \
    if (!real) real = (type(*)(__VA_ARGS__))dlsym(RTLD_NEXT, name)

ssize_t write(int fd, const void *data, size_t size) {
    REAL(ssize_t, "write", int, const void *, size_t);
    if (!watched(fd)) return real(fd, data, size);
    switch (next(1)) {
        case FAIL: return -1;
        case HALF: real(fd, data, size / 2); kill(getpid(), SIGKILL); pause(); return -1;
        default: return real(fd, data, size);
    }
}

ssize_t pwrite64(int fd, const void *data, size_t size, off_t at) {
    REAL(ssize_t, "pwrite64", int, const void *, size_t, off_t);
    if (!watched(fd)) return real(fd, data, size, at);
    switch (next(1)) {
        case FAIL: return -1;
        case HALF: real(fd, data, size / 2, at); kill(getpid(), SIGKILL); pause(); return -1;
        default: return real(fd, data, size, at);
    }
}

ssize_t pwrite(int fd, const void *data, size_t size, off_t at) { return pwrite64(fd, data, size, at); }

int fsync(int fd) {
    REAL(int, "fsync", int);
    return watched(fd) && next(0) == FAIL ? -1 : real(fd);
}

int fdatasync(int fd) {
    REAL(int, "fdatasync", int);
    return watched(fd) && next(0) == FAIL ? -1 : real(fd);
}

int ftruncate64(int fd, off_t size) {
    REAL(int, "ftruncate64", int, off_t);
    return watched(fd) && next(0) == FAIL ? -1 : real(fd, size);
}

int ftruncate(int fd, off_t size) { return ftruncate64(fd, size); }

int rename(const char *from, const char *to) {
    REAL(int, "rename", const char *, const char *);
    return watched_path(from) && next(0) == FAIL ? -1 : real(from, to);
}

int link(const char *from, const char *to) {
    REAL(int, "link", const char *, const char *);
    return watched_path(from) && next(0) == FAIL ? -1 : real(from, to);
}

int unlink(const char *path) {
    REAL(int, "unlink", const char *);
    return watched_path(path) && next(0) == FAIL ? -1 : real(path);
}
