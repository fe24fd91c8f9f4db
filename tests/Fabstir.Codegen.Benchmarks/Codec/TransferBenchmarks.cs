using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Configs;
using Fabstir.Abi;
using Fabstir.Contracts;

namespace Fabstir.Codegen.Benchmarks.Codec;

/// <summary>Calldata of two static words.</summary>
[GroupBenchmarksBy(BenchmarkLogicalGroupRule.ByCategory)]
public class TransferBenchmarks
{
    private readonly ERC20.Functions.Transfer _value = Samples.Transfer;
    private readonly byte[] _calldata = TransferFloor.Encode(Samples.Transfer);

    [Benchmark(Baseline = true), BenchmarkCategory("Encode")]
    public byte[] EncodeFloor() => TransferFloor.Encode(_value);

    [Benchmark, BenchmarkCategory("Encode")]
    public byte[] EncodeGenerated() => Calldata.Encode(_value);

    [Benchmark(Baseline = true), BenchmarkCategory("Decode")]
    public ERC20.Functions.Transfer DecodeFloor() => TransferFloor.Decode(_calldata);

    [Benchmark, BenchmarkCategory("Decode")]
    public ERC20.Functions.Transfer DecodeGenerated() => Calldata.Decode<ERC20.Functions.Transfer>(_calldata);
}
