// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "base/giveway.h"

#include <QtGlobal>

#include <thread>

#ifdef Q_OS_LINUX
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>
#endif

#if defined(__x86_64__) && defined(__GNUC__)
#include <immintrin.h>
#define SOCKETDESK_HAS_AVX_TARGET
#endif

namespace SocketDesk {

namespace {

#ifdef SOCKETDESK_HAS_AVX_TARGET

/// A function of its own: none of the compiler's values are in these registers across a call.
[[gnu::target("avx"), gnu::noinline]] void zeroUpperHalves()
{
    _mm256_zeroupper();
}

void forgetUpperHalves()
{
    static const bool hasAvx = __builtin_cpu_supports("avx") != 0;
    if (hasAvx)
        zeroUpperHalves();
}

#else

void forgetUpperHalves() {}

#endif

} // namespace

void giveWay()
{
    forgetUpperHalves();
    std::this_thread::yield();
}

#ifdef Q_OS_LINUX

void standBack()
{
    constexpr int steps = 10; // of the usual 20 to 0: a tenth of the share of the others
    static thread_local const bool standsBack = ::setpriority(PRIO_PROCESS, id_t(::syscall(SYS_gettid)), steps) == 0;
    Q_UNUSED(standsBack)
}

#else

void standBack() {}

#endif

} // namespace SocketDesk
