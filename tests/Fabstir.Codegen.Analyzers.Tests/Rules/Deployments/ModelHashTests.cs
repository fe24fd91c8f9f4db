using Fabstir.Codegen.Analyzers.Rules.Deployments;
using Fabstir.Codegen.Analyzers.Tests.Harness;
using Fabstir.Codegen.CodeFixes.Rules.Deployments;

namespace Fabstir.Codegen.Analyzers.Tests.Rules.Deployments;

/// <summary>FAB5006: the repository and file of a model beside an id that is not their hash, or that are no repository and file.</summary>
public sealed class ModelHashTests
{
    // The published ids of approved models.
    private const string Repo = "CohereForAI/TinyVicuna-1B-32k-GGUF";
    private const string File = "tiny-vicuna-1b.q4_k_m.gguf";
    private const string Id = "0x0b75a2061e70e736924a30c0a327db7ab719402129f76f631adbd7b7a5a5bced";
    private const string OtherId = "0x14843424179fbcb9aeb7fd446fa97143300609757bd49ffb3ec7fb2f75aed1ca";

    [Theory]
    [InlineData("new Spec { Repo = \"" + Repo + "\", FileName = \"" + File + "\", ModelId = [|\"" + OtherId + "\"|] }")]
    [InlineData("new Spec { ModelId = [|Other|], FileName = \"" + File + "\", Repo = repo }")]
    [InlineData("Use([|Bytes32.Parse(\"" + OtherId + "\")|], \"" + Repo + "\", \"" + File + "\")")]
    [InlineData("Use(file: \"" + File + "\", id: [|Bytes32.Parse(Other)|], repository: Repository)")]
    [InlineData("new { Repo = \"" + Repo + "\", File = \"" + File + "\", Id = [|Bytes32.Parse(\"" + OtherId + "\")|] }")]
    [InlineData("new Entry([|\"" + OtherId + "\"|], \"" + Repo + "\", \"" + File + "\")")]
    [InlineData("new Spec { Repo = \"cohereforai/TinyVicuna-1B-32k-GGUF\", FileName = \"" + File + "\", ModelId = [|\"" + Id + "\"|] }")]
    public Task An_id_that_is_not_the_hash_is_reported(string expression) => Analysis<ModelHashAnalyzer>.ReportsAsync(
        $$"""
        using static Names;

        class C
        {
            object M()
            {
                var repo = Repository;
                return {{expression}};
            }

            object Use(Bytes32 id, string repository, string file) => id;
        }

        static partial class Names
        {
            public const string Repository = "{{Repo}}";
        }

        static partial class Names
        {
            public static readonly string Other = "{{OtherId}}";
        }

        record Entry(string Id, string Repository, string File);

        class Spec
        {
            public string? Repo { get; init; }

            public string? FileName { get; init; }

            public string? ModelId { get; init; }
        }
        """);

    [Fact]
    public Task Programs_and_aliases_of_types_are_looked_at_too() => Analysis<ModelHashAnalyzer>.ReportsAsync(
        $$"""
        using static Models;
        using Hash = Fabstir.Abi.Bytes32;
        using Model = Fabstir.ModelId;

        var copied = Other;
        Use(file: Models.File, id: [|Hash.Parse(copied)|], repository: Repository);
        Use(file: Models.File, id: Hash.Parse(Id), repository: Repository);
        Console.WriteLine(Model.Of(fileName: Models.File, repository: [|"TinyVicuna"|]));

        static void Use(Hash id, string repository, string file) { }

        static class Models
        {
            public const string Repository = "{{Repo}}";
            public const string File = "{{File}}";
            public const string Id = "{{Id}}";
            public const string Other = "{{OtherId}}";
        }
        """);

    [Theory]
    [InlineData("Fabstir.ModelId.Of([|\"TinyVicuna\"|], \"" + File + "\")")]
    [InlineData("new Fabstir.ModelSpec([|\"CohereForAI/TinyVicuna/main\"|], \"" + File + "\")")]
    [InlineData("new Fabstir.ModelSpec(repository: \"" + Repo + "\", fileName: [|\"" + Repo + "/" + File + "\"|])")]
    [InlineData("new ModelRegistry.Functions.GetModelId { Repo = [|\"" + Repo + ":" + File + "\"|], FileName = \"" + File + "\" }")]
    [InlineData("new ModelRegistry.Functions.AddTrustedModel { HuggingfaceRepo = \"" + Repo + "\", FileName = [|\"a:b\"|], Sha256Hash = default }")]
    public Task A_malformed_pair_is_reported_where_ours_take_it(string expression) => Analysis<ModelHashAnalyzer>.ReportsAsync(
        $$"""
        class C
        {
            object M() => {{expression}};
        }
        """);

    [Fact]
    public async Task The_message_says_the_hash() => Assert.Equal(
        [$"Warning FAB5006: This is not the id of {Repo}/{File}, which is {Id}", "Warning FAB5006: 'TinyVicuna' is no repository: it is owner/name"],
        await Analysis<ModelHashAnalyzer>.MessagesAsync(
            $$"""
            object wrong = new { Repo = "{{Repo}}", File = "{{File}}", Id = "{{OtherId}}" };
            object malformed = Fabstir.ModelId.Of("TinyVicuna", "{{File}}");
            """));

    [Theory]
    [InlineData("new { Repo = \"" + Repo + "\", File = \"" + File + "\", Id = \"" + Id + "\" }")]
    [InlineData("new { Repo = \"TheBloke/TinyLlama-1.1B-Chat-v1.0-GGUF\", File = \"tinyllama-1b.Q4_K_M.gguf\", Id = \"" + OtherId + "\" }")]
    [InlineData("new { Repo = \"bartowski/openai_gpt-oss-20b-GGUF\", File = \"openai_gpt-oss-20b-MXFP4.gguf\", Id = \"0x7583557c14f71d2bf21d48ffb7cde9329f9494090869d2d311ea481b26e7e06c\" }")]
    [InlineData("new { Repo = \"" + Repo + "\", File = \"" + File + "\", Id = unknown }")]
    [InlineData("new { Repo = unknown, File = \"" + File + "\", Id = \"" + OtherId + "\" }")]
    [InlineData("new { Repo = \"" + Repo + "\", File = \"" + File + "\", Id = \"17\" }")]
    [InlineData("new { Repo = \"" + Repo + "\", File = \"" + File + "\", Sha256 = \"" + OtherId + "\" }")]
    [InlineData("new { Repository = \"git\", File = \"a.txt\", Id = 5 }")]
    [InlineData("Fabstir.ModelId.Of(\"" + Repo + "\", \"" + File + "\")")]
    [InlineData("Fabstir.ModelSpec.Parse(\"" + Repo + ":" + File + "\")")]
    [InlineData("Own(\"git\", \"a:b\")")]
    public Task Right_ids_and_what_cannot_be_known_are_not_reported(string expression) => Analysis<ModelHashAnalyzer>.ReportsAsync(
        $$"""
        class C
        {
            object M(string unknown) => {{expression}};

            object Own(string repository, string file) => file;
        }
        """);

    [Fact]
    public Task The_fix_writes_the_hash() => Fix<ModelHashAnalyzer, ModelHashFixer>.ChangesAsync(
        $$"""
        class C
        {
            const string Other = "{{OtherId}}"; // llama

            object First = new { Repo = "{{Repo}}", File = "{{File}}", Id = [|Bytes32.Parse(/* vicuna */ "{{OtherId}}")|] };

            object Second = new { Repo = "{{Repo}}", File = "{{File}}", Id = [|Other|] };
        }
        """,
        $$"""
        class C
        {
            const string Other = "{{Id}}"; // llama

            object First = new { Repo = "{{Repo}}", File = "{{File}}", Id = Bytes32.Parse(/* vicuna */ "{{Id}}") };

            object Second = new { Repo = "{{Repo}}", File = "{{File}}", Id = Other };
        }
        """);

    [Fact]
    public Task A_malformed_pair_has_no_fix() => Fix<ModelHashAnalyzer, ModelHashFixer>.OffersNothingAsync(
        """
        class C
        {
            object Id = Fabstir.ModelId.Of([|"TinyVicuna"|], "a.gguf");
        }
        """);
}
