using System.Reflection;
using System.Security.Cryptography;
using System.Text.Json;
using Fabstir.Abi;
using Fabstir.Codegen.Generators.Tests.Harness;
using Fabstir.Tests;

namespace Fabstir.Codegen.Generators.Tests.Vectors;

/// <summary>Generated code against solidity-hashes: the hashes that solc's contracts have of packed values.</summary>
public sealed class PackedVectorTests
{
    private const int StructsPerFile = 100;

    private static readonly IReadOnlyList<JsonElement> All = Testcases.Read("solidity-hashes");
    private static readonly string[] TypesOfVectors = [.. All.Select(static vector => string.Join(",", vector.GetProperty("types").EnumerateArray().Select(static type => type.GetString())))];
    private static readonly string[] Structs = [.. TypesOfVectors.Distinct()];
    private static readonly Dictionary<string, int> Places = Structs.Select(static (types, i) => (types, i)).ToDictionary(static pair => pair.types, static pair => pair.i);
    private static readonly Lazy<Assembly> Code = new(static () => Generation.RunUnchecked([.. Structs.Chunk(StructsPerFile).Select(Contract)]).Load());

    public static TheoryData<int, string> Names { get; } = [.. All.Select(static (vector, i) => new TheoryDataRow<int, string>(i, vector.GetProperty("name").GetString()!))];

    [Theory]
    [MemberData(nameof(Names))]
    public void Packs_as_the_compiler_does(int index, string name)
    {
        JsonElement vector = All[index];
        Type type = Code.Value.GetType($"Acme.Contracts.Structs+Vector{Places[TypesOfVectors[index]]}", throwOnError: true)!;
        object value = VectorValue.CreateRecord(vector.GetProperty("values").EnumerateArray(), type);

        byte[] packed = (byte[])typeof(PackedEncoding).GetMethod(nameof(PackedEncoding.Encode))!.MakeGenericMethod(type).Invoke(null, [value])!;

        Assert.Equal(vector.GetProperty("keccak256").GetString(), typeof(PackedEncoding).GetMethod(nameof(PackedEncoding.Hash))!.MakeGenericMethod(type).Invoke(null, [value])!.ToString());
        Assert.Equal(vector.GetProperty("sha256").GetString(), "0x" + Convert.ToHexStringLower(SHA256.HashData(packed)));
        Assert.NotNull(name);
    }

    [Fact]
    public void There_are_as_many_vectors_as_promised() => Assert.Equal(2016, All.Count);

    private static AbiInput Contract(string[] structs, int file) => new(
        $"abi/Vectors{file}.abi.txt", string.Join("\n", structs.Select((types, i) => $"struct Vector{(file * StructsPerFile) + i} {{ {Fields(types)} }}")));

    private static string Fields(string types) => string.Concat(types.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(static (type, i) => $"{type} f{i}; "));
}
