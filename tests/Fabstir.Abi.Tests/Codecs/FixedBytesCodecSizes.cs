using Fabstir.Abi.Codecs;

namespace Fabstir.Abi.Tests;

public sealed class Bytes1CodecTests() : FixedBytesCodecTests<Bytes1, Bytes1Codec>(1);

public sealed class Bytes2CodecTests() : FixedBytesCodecTests<Bytes2, Bytes2Codec>(2);

public sealed class Bytes3CodecTests() : FixedBytesCodecTests<Bytes3, Bytes3Codec>(3);

public sealed class Bytes4CodecTests() : FixedBytesCodecTests<Bytes4, Bytes4Codec>(4);

public sealed class Bytes5CodecTests() : FixedBytesCodecTests<Bytes5, Bytes5Codec>(5);

public sealed class Bytes6CodecTests() : FixedBytesCodecTests<Bytes6, Bytes6Codec>(6);

public sealed class Bytes7CodecTests() : FixedBytesCodecTests<Bytes7, Bytes7Codec>(7);

public sealed class Bytes8CodecTests() : FixedBytesCodecTests<Bytes8, Bytes8Codec>(8);

public sealed class Bytes9CodecTests() : FixedBytesCodecTests<Bytes9, Bytes9Codec>(9);

public sealed class Bytes10CodecTests() : FixedBytesCodecTests<Bytes10, Bytes10Codec>(10);

public sealed class Bytes11CodecTests() : FixedBytesCodecTests<Bytes11, Bytes11Codec>(11);

public sealed class Bytes12CodecTests() : FixedBytesCodecTests<Bytes12, Bytes12Codec>(12);

public sealed class Bytes13CodecTests() : FixedBytesCodecTests<Bytes13, Bytes13Codec>(13);

public sealed class Bytes14CodecTests() : FixedBytesCodecTests<Bytes14, Bytes14Codec>(14);

public sealed class Bytes15CodecTests() : FixedBytesCodecTests<Bytes15, Bytes15Codec>(15);

public sealed class Bytes16CodecTests() : FixedBytesCodecTests<Bytes16, Bytes16Codec>(16);

public sealed class Bytes17CodecTests() : FixedBytesCodecTests<Bytes17, Bytes17Codec>(17);

public sealed class Bytes18CodecTests() : FixedBytesCodecTests<Bytes18, Bytes18Codec>(18);

public sealed class Bytes19CodecTests() : FixedBytesCodecTests<Bytes19, Bytes19Codec>(19);

public sealed class Bytes20CodecTests() : FixedBytesCodecTests<Bytes20, Bytes20Codec>(20);

public sealed class Bytes21CodecTests() : FixedBytesCodecTests<Bytes21, Bytes21Codec>(21);

public sealed class Bytes22CodecTests() : FixedBytesCodecTests<Bytes22, Bytes22Codec>(22);

public sealed class Bytes23CodecTests() : FixedBytesCodecTests<Bytes23, Bytes23Codec>(23);

public sealed class Bytes24CodecTests() : FixedBytesCodecTests<Bytes24, Bytes24Codec>(24);

public sealed class Bytes25CodecTests() : FixedBytesCodecTests<Bytes25, Bytes25Codec>(25);

public sealed class Bytes26CodecTests() : FixedBytesCodecTests<Bytes26, Bytes26Codec>(26);

public sealed class Bytes27CodecTests() : FixedBytesCodecTests<Bytes27, Bytes27Codec>(27);

public sealed class Bytes28CodecTests() : FixedBytesCodecTests<Bytes28, Bytes28Codec>(28);

public sealed class Bytes29CodecTests() : FixedBytesCodecTests<Bytes29, Bytes29Codec>(29);

public sealed class Bytes30CodecTests() : FixedBytesCodecTests<Bytes30, Bytes30Codec>(30);

public sealed class Bytes31CodecTests() : FixedBytesCodecTests<Bytes31, Bytes31Codec>(31);

public sealed class Bytes32CodecTests() : FixedBytesCodecTests<Bytes32, Bytes32Codec>(32);
