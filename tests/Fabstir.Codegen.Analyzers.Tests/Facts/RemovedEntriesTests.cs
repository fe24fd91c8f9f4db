using System.Text.Json;
using Fabstir.Abi;
using Fabstir.Codegen.Analyzers.Facts;
using Fabstir.Codegen.Analyzers.Signatures;
using Fabstir.Tests;

namespace Fabstir.Codegen.Analyzers.Tests.Facts;

/// <summary>The table of removed entries, against the hashes of signatures and the interfaces of the revisions.</summary>
public sealed class RemovedEntriesTests
{
    private static readonly string[] Contracts = ["JobMarketplace", "NodeRegistry", "ModelRegistry", "ProofSystem", "HostEarnings"];

    [Fact]
    public void Selectors_and_topics_are_the_hashes_of_the_signatures() => Assert.All(RemovedEntries.All, static entry => Assert.Equal(
        Keccak256.Hash(entry.Signature).ToString()[..(entry.Kind == EntryKind.Event ? 66 : 10)], entry.Hash));

    // As published with the shapes of the proof of work, the collision, and the errors that came and went.
    [Theory]
    [InlineData("submitProofOfWork(uint256,bytes,uint256)", "0x452ee7ce")]
    [InlineData("submitProofOfWork(uint256,uint256,bytes)", "0xc8c664ee")]
    [InlineData("submitProofOfWork(uint256,uint256,bytes32,string)", "0xace083b3")]
    [InlineData("submitProofOfWork(uint256,uint256,bytes32,bytes,string)", "0x8dbe53aa")]
    [InlineData("submitProofOfWork(uint256,uint256,bytes32,bytes,string,string)", "0x3338f1e5")]
    [InlineData("createSessionJob(address,uint256,uint256,uint256,uint256)", "0x605b1397")]
    [InlineData("NotDelegate()", "0x1db3b859")]
    [InlineData("ERC20Only()", "0x70f1a898")]
    [InlineData("BadDelegateParams()", "0x4bd90ad5")]
    public void What_is_published_is_in_the_table(string signature, string hash) => Assert.Equal(hash, RemovedEntries.FindSignature(signature)!.Hash);

    [Fact]
    public void None_of_them_is_in_the_newest_revision()
    {
        HashSet<string> current = [.. Contracts.SelectMany(static contract => EntriesOf("abi", contract + ".json"))];

        Assert.DoesNotContain(RemovedEntries.All, entry => current.Contains(entry.Signature));
    }

    [Theory]
    [InlineData("2025-09-14")]
    [InlineData("2025-10-15")]
    [InlineData("2026-01-14")]
    public void All_of_an_older_marketplace_is_current_or_in_the_table(string revision)
    {
        HashSet<string> current = [.. EntriesOf("abi", "JobMarketplace.json")];

        Assert.All(
            EntriesOf("abi", "history", revision, "JobMarketplace.json").Where(entry => !current.Contains(entry)),
            static entry => Assert.NotNull(RemovedEntries.FindSignature(entry)));
    }

    [Fact]
    public void A_successor_is_in_the_newest_revision_and_one_that_is_one_to_one_takes_the_same()
    {
        string[] current = [.. Contracts.SelectMany(static contract => EntriesOf("abi", contract + ".json"))];

        Assert.All(RemovedEntries.All.Where(static entry => entry.Successor.Length > 0), entry =>
        {
            string successor = entry.Successor.Split(' ')[0];
            Assert.Contains(current, signature => signature == successor || signature.StartsWith(successor + "(", StringComparison.Ordinal));
            Assert.True(!entry.IsOneToOne || current.Contains(successor + entry.Signature[entry.Signature.IndexOf('(', StringComparison.Ordinal)..]));
        });
    }

    private static IEnumerable<string> EntriesOf(params string[] path)
    {
        using JsonDocument artifact = JsonDocument.Parse(Repository.Read(path));
        foreach (JsonElement entry in artifact.RootElement.GetProperty("abi").EnumerateArray())
        {
            if (entry.TryGetProperty("name", out JsonElement name))
            {
                yield return $"{name.GetString()}({string.Join(",", entry.GetProperty("inputs").EnumerateArray().Select(TypeOf))})";
            }
        }
    }

    private static string TypeOf(JsonElement parameter)
    {
        string type = parameter.GetProperty("type").GetString()!;
        return type.StartsWith("tuple", StringComparison.Ordinal)
            ? $"({string.Join(",", parameter.GetProperty("components").EnumerateArray().Select(TypeOf))}){type["tuple".Length..]}"
            : AbiParameter.Canonical(type);
    }
}
