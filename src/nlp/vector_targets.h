#pragma once
// The vector units that kernels are built for; the best that the processor has is chosen when the program runs. All give the same bits:
// AVX-512, AVX2 and NEON have a fused multiply-add, the portable path computes it (fused.h). Older x86 units have none and are no
// better off than the portable path. To be included before Highway.
#define HWY_DISABLED_TARGETS (HWY_SSSE3 | HWY_SSE4 | HWY_AVX3_DL | HWY_SVE | HWY_SVE2 | HWY_SVE_256 | HWY_SVE2_128)
