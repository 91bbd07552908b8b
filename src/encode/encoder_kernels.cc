#include "encode/encoder_kernels.h"

namespace tacitus {

const EncoderKernels& BestEncoderKernels() {
  if (const EncoderKernels* kernels = VnniEncoderKernels()) return *kernels;
  if (const EncoderKernels* kernels = Avx2EncoderKernels()) return *kernels;
  return *PlainEncoderKernels();
}

}  // namespace tacitus
