// How far apart two points on the earth are. Tested in tests/unit/code/places/gazetteer_test.cc.
#pragma once

namespace tacitus {

// Kilometres between two points on the sphere, given in degrees.
double DistanceInKm(double latitude_a, double longitude_a, double latitude_b, double longitude_b);

}  // namespace tacitus
