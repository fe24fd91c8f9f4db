using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Configs;
using Fabstir.Abi;
using Fabstir.Contracts;

namespace Fabstir.Codegen.Benchmarks.Codec;

/// <summary>A log of four topics and two words of data.</summary>
[GroupBenchmarksBy(BenchmarkLogicalGroupRule.ByCategory)]
public class SessionCreatedBenchmarks
{
    private readonly JobMarketplace.Event.SessionJobCreatedForModel _value = Samples.SessionCreated;
    private readonly Bytes32[] _topics = SessionCreatedFloor.Encode(Samples.SessionCreated).Topics.ToArray();
    private readonly byte[] _data = SessionCreatedFloor.Encode(Samples.SessionCreated).Data;

    [Benchmark(Baseline = true), BenchmarkCategory("Encode")]
    public (AbiArray<Bytes32> Topics, byte[] Data) EncodeFloor() => SessionCreatedFloor.Encode(_value);

    [Benchmark, BenchmarkCategory("Encode")]
    public (AbiArray<Bytes32> Topics, byte[] Data) EncodeGenerated() => (LogData.GetTopics(_value), LogData.Encode(_value));

    [Benchmark(Baseline = true), BenchmarkCategory("Decode")]
    public JobMarketplace.Event.SessionJobCreatedForModel DecodeFloor() => SessionCreatedFloor.Decode(_topics, _data);

    [Benchmark, BenchmarkCategory("Decode")]
    public JobMarketplace.Event.SessionJobCreatedForModel DecodeGenerated() => LogData.Decode<JobMarketplace.Event.SessionJobCreatedForModel>(_topics, _data);
}
