using System.Reflection;
using System.Text.Json;
using Fabstir.Abi;
using Fabstir.Tests;

namespace Fabstir.Codegen.Generators.Tests.Vectors;

/// <summary>Generated code against contract-interface and contract-interface-abi2: what solc returned for random types and values.</summary>
public sealed class CodecVectorTests(CodecVectors vectors) : IClassFixture<CodecVectors>
{
    public static TheoryData<int, string> Names { get; } = [.. CodecVectors.All.Select(static (vector, i) => new TheoryDataRow<int, string>(i, vector.GetProperty("name").GetString()!))];

    [Theory]
    [MemberData(nameof(Names))]
    public void Encodes_and_decodes_as_the_compiler_did(int index, string name)
    {
        JsonElement vector = CodecVectors.All[index];
        Type type = vectors.MessageOf(index);
        object message = VectorValue.CreateRecord(vector.Nested(ValuesMember(vector)).EnumerateArray(), type);

        byte[] calldata = (byte[])GenericCalldata(nameof(Calldata.Encode), parameterCount: 1).MakeGenericMethod(type).Invoke(null, [message])!;

        Assert.Equal(vector.GetProperty("result").GetString(), "0x" + Convert.ToHexStringLower(calldata[Calldata.SelectorSize..]));
        Assert.Equal(message, Decode(type, calldata));
        Assert.NotNull(name);
    }

    [Fact]
    public void There_are_as_many_vectors_as_promised() => Assert.Equal(2045 + 1880, CodecVectors.All.Count);

    // The older file has values as they were written in Solidity, which wraps them, and beside them what they became.
    private static string ValuesMember(JsonElement vector) => vector.TryGetProperty("normalizedValues", out _) ? "normalizedValues" : "values";

    private static object Decode(Type type, byte[] calldata) =>
        typeof(CodecVectorTests).GetMethod(nameof(DecodeAs), BindingFlags.NonPublic | BindingFlags.Static)!.MakeGenericMethod(type).Invoke(null, [calldata])!;

    // Reflection cannot pass a span.
    private static T DecodeAs<T>(byte[] calldata)
        where T : IContractFunction<T> => Calldata.Decode<T>(calldata);

    private static MethodInfo GenericCalldata(string name, int parameterCount) =>
        typeof(Calldata).GetMethods().Single(method => method.Name == name && method.GetParameters().Length == parameterCount);
}
