using System.Reflection;
using System.Text.Json;
using Fabstir.Abi;
using Fabstir.Codegen.Generators.Tests.Harness;
using Fabstir.Ethereum;
using Fabstir.Tests;

namespace Fabstir.Codegen.Generators.Tests.Vectors;

/// <summary>Generated code against eip712: typed data and domains, their encodings and digests.</summary>
public sealed class TypedDataVectorTests
{
    private const int VectorsPerFile = 100;

    private static readonly IReadOnlyList<JsonElement> All = Testcases.Read("eip712");
    private static readonly Lazy<Assembly> Code = new(static () => Generation.RunUnchecked([.. All.Index().Chunk(VectorsPerFile).Select(File)]).Load());

    public static TheoryData<int, string> Names { get; } = [.. All.Select(static (vector, i) => new TheoryDataRow<int, string>(i, vector.GetProperty("name").GetString()!))];

    [Theory]
    [MemberData(nameof(Names))]
    public void Encodes_and_hashes_as_ethers_does(int index, string name)
    {
        JsonElement vector = All[index];
        string primaryType = vector.GetProperty("primaryType").GetString()!;
        Type type = Code.Value.GetType($"Acme.Contracts.Structs+V{index}+{primaryType}", throwOnError: true)!;
        object value = CreateStruct(vector, vector.GetProperty("data"), primaryType, type);

        byte[] encoded = (byte[])Call(nameof(TypedDataHash.Encode), type, value);
        object digest = Call(nameof(TypedDataHash.Of), type, DomainOf(vector), value);

        Assert.Equal(vector.GetProperty("encoded").GetString(), "0x" + Convert.ToHexStringLower(encoded));
        Assert.Equal(vector.GetProperty("digest").GetString(), digest.ToString());
        Assert.NotNull(name);
    }

    [Fact]
    public async Task What_is_signed_is_signed_by_the_account_of_the_key()
    {
        (int index, JsonElement vector) = All.Index().Single(static pair => pair.Item.TryGetProperty("signature", out _));
        string primaryType = vector.GetProperty("primaryType").GetString()!;
        Type type = Code.Value.GetType($"Acme.Contracts.Structs+V{index}+{primaryType}", throwOnError: true)!;
        using LocalSigner signer = LocalSigner.FromHex(vector.GetProperty("privateKey").GetString()!);
        TypedData payload = (TypedData)typeof(TypedData).GetMethod(nameof(TypedData.Of))!.MakeGenericMethod(type)
            .Invoke(null, [DomainOf(vector), CreateStruct(vector, vector.GetProperty("data"), primaryType, type)])!;

        EcdsaSignature signature = await signer.SignAsync(payload, TestContext.Current.CancellationToken);

        Assert.Equal(signer.Address, signature.Recover(payload.Digest));
        Assert.Equal(signer.Address, EcdsaSignature.Parse(vector.GetProperty("signature").GetString()!).Recover(payload.Digest));
    }

    [Fact]
    public void There_are_as_many_vectors_as_promised() => Assert.Equal(1025, All.Count);

    private static object Call(string method, Type type, params object[] arguments) =>
        typeof(TypedDataHash).GetMethod(method)!.MakeGenericMethod(type).Invoke(null, arguments)!;

    private static TypedDataDomain DomainOf(JsonElement vector)
    {
        JsonElement domain = vector.GetProperty("domain");
        return new TypedDataDomain
        {
            Name = Text("name"),
            Version = Text("version"),
            ChainId = domain.TryGetProperty("chainId", out JsonElement chainId) ? (UInt256)VectorValue.Create(chainId, typeof(UInt256)) : null,
            VerifyingContract = Text("verifyingContract") is { } contract ? Address.Parse(contract) : null,
            Salt = Text("salt") is { } salt ? Bytes32.Parse(salt) : null,
        };

        string? Text(string member) => domain.TryGetProperty(member, out JsonElement value) ? value.GetString() : null;
    }

    private static object CreateStruct(JsonElement vector, JsonElement value, string structName, Type type)
    {
        JsonElement[] fields = [.. vector.GetProperty("types").GetProperty(structName).EnumerateArray()];
        return VectorValue.CreateStruct(
            value,
            [.. fields.Select(static field => field.GetProperty("name").GetString()!)],
            type,
            (item, place, itemType) => Create(vector, item, fields[place].GetProperty("type").GetString()!, itemType));
    }

    private static object Create(JsonElement vector, JsonElement value, string solidityType, Type type)
    {
        if (solidityType.EndsWith(']'))
        {
            return VectorValue.CreateArray(value, type, (item, element) => Create(vector, item, solidityType[..solidityType.LastIndexOf('[')], element));
        }

        return vector.GetProperty("types").TryGetProperty(solidityType, out _) ? CreateStruct(vector, value, solidityType, type) : VectorValue.Create(value, type);
    }

    private static AbiInput File((int Index, JsonElement Vector)[] vectors, int file) => new(
        $"abi/Vectors{file}.abi.txt", string.Join("\n", vectors.SelectMany(static vector => Structs(vector.Vector, $"V{vector.Index}."))));

    // Each vector calls its structs Struct1, Struct2, …: a home of their own tells them apart, and is no part of typed data.
    private static IEnumerable<string> Structs(JsonElement vector, string home)
    {
        JsonElement types = vector.GetProperty("types");
        return types.EnumerateObject().Select(type => $"struct {home}{type.Name} {{ {string.Concat(type.Value.EnumerateArray().Select(field => Field(field, types, home)))}}}");
    }

    private static string Field(JsonElement field, JsonElement types, string home)
    {
        string type = field.GetProperty("type").GetString()!;
        return $"{(types.TryGetProperty(type.Split('[')[0], out _) ? home : "")}{type} {field.GetProperty("name").GetString()}; ";
    }
}
