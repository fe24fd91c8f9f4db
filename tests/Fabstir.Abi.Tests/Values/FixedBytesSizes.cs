namespace Fabstir.Abi.Tests;

public sealed class Bytes1Tests() : FixedBytesTests<Bytes1>(1);

public sealed class Bytes2Tests() : FixedBytesTests<Bytes2>(2);

public sealed class Bytes3Tests() : FixedBytesTests<Bytes3>(3);

public sealed class Bytes4Tests() : FixedBytesTests<Bytes4>(4);

public sealed class Bytes5Tests() : FixedBytesTests<Bytes5>(5);

public sealed class Bytes6Tests() : FixedBytesTests<Bytes6>(6);

public sealed class Bytes7Tests() : FixedBytesTests<Bytes7>(7);

public sealed class Bytes8Tests() : FixedBytesTests<Bytes8>(8);

public sealed class Bytes9Tests() : FixedBytesTests<Bytes9>(9);

public sealed class Bytes10Tests() : FixedBytesTests<Bytes10>(10);

public sealed class Bytes11Tests() : FixedBytesTests<Bytes11>(11);

public sealed class Bytes12Tests() : FixedBytesTests<Bytes12>(12);

public sealed class Bytes13Tests() : FixedBytesTests<Bytes13>(13);

public sealed class Bytes14Tests() : FixedBytesTests<Bytes14>(14);

public sealed class Bytes15Tests() : FixedBytesTests<Bytes15>(15);

public sealed class Bytes16Tests() : FixedBytesTests<Bytes16>(16);

public sealed class Bytes17Tests() : FixedBytesTests<Bytes17>(17);

public sealed class Bytes18Tests() : FixedBytesTests<Bytes18>(18);

public sealed class Bytes19Tests() : FixedBytesTests<Bytes19>(19);

public sealed class Bytes20Tests() : FixedBytesTests<Bytes20>(20);

public sealed class Bytes21Tests() : FixedBytesTests<Bytes21>(21);

public sealed class Bytes22Tests() : FixedBytesTests<Bytes22>(22);

public sealed class Bytes23Tests() : FixedBytesTests<Bytes23>(23);

public sealed class Bytes24Tests() : FixedBytesTests<Bytes24>(24);

public sealed class Bytes25Tests() : FixedBytesTests<Bytes25>(25);

public sealed class Bytes26Tests() : FixedBytesTests<Bytes26>(26);

public sealed class Bytes27Tests() : FixedBytesTests<Bytes27>(27);

public sealed class Bytes28Tests() : FixedBytesTests<Bytes28>(28);

public sealed class Bytes29Tests() : FixedBytesTests<Bytes29>(29);

public sealed class Bytes30Tests() : FixedBytesTests<Bytes30>(30);

public sealed class Bytes31Tests() : FixedBytesTests<Bytes31>(31);

public sealed class Bytes32Tests() : FixedBytesTests<Bytes32>(32);
