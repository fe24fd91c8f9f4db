using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Configs;
using Fabstir.Abi.Codecs;
using Fabstir.Contracts;

namespace Fabstir.Codegen.Benchmarks.Codec;

/// <summary>Return data of two arrays of ten words.</summary>
[GroupBenchmarksBy(BenchmarkLogicalGroupRule.ByCategory)]
public class HostPricesBenchmarks
{
    private readonly NodeRegistry.Results.GetHostModelPrices _value = Samples.HostPrices;
    private readonly byte[] _returnData = HostPricesFloor.Encode(Samples.HostPrices);

    [Benchmark(Baseline = true), BenchmarkCategory("Encode")]
    public byte[] EncodeFloor() => HostPricesFloor.Encode(_value);

    [Benchmark, BenchmarkCategory("Encode")]
    public byte[] EncodeGenerated() => AbiData.EncodeTuple(_value);

    [Benchmark(Baseline = true), BenchmarkCategory("Decode")]
    public NodeRegistry.Results.GetHostModelPrices DecodeFloor() => HostPricesFloor.Decode(_returnData);

    [Benchmark, BenchmarkCategory("Decode")]
    public NodeRegistry.Results.GetHostModelPrices DecodeGenerated() => AbiData.DecodeTuple<NodeRegistry.Results.GetHostModelPrices>(_returnData);
}
