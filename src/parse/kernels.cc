#include "parse/kernels.h"

namespace tacitus {

const Kernels& BestKernels() {
  if (const Kernels* kernels = Avx512Kernels()) return *kernels;
  if (const Kernels* kernels = Avx2Kernels()) return *kernels;
  return *PlainKernels();
}

}  // namespace tacitus
