// Arrays of float that start on a cache line, as the vector kernels like them.
#pragma once

#include <vector>

#include "base/cache_line.h"

namespace tacitus {

using AlignedFloats = std::vector<float, CacheLineAllocator<float>>;

}  // namespace tacitus
