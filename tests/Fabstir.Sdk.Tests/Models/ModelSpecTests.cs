using Fabstir.Abi;

namespace Fabstir.Sdk.Tests.Models;

public sealed class ModelSpecTests
{
    // The three ids that the marketplace has published, with what they are the ids of.
    public static TheoryData<string, string, string> Published { get; } = new()
    {
        { "CohereForAI/TinyVicuna-1B-32k-GGUF", "tiny-vicuna-1b.q4_k_m.gguf", "0x0b75a2061e70e736924a30c0a327db7ab719402129f76f631adbd7b7a5a5bced" },
        { "TheBloke/TinyLlama-1.1B-Chat-v1.0-GGUF", "tinyllama-1b.Q4_K_M.gguf", "0x14843424179fbcb9aeb7fd446fa97143300609757bd49ffb3ec7fb2f75aed1ca" },
        { "bartowski/openai_gpt-oss-20b-GGUF", "openai_gpt-oss-20b-MXFP4.gguf", "0x7583557c14f71d2bf21d48ffb7cde9329f9494090869d2d311ea481b26e7e06c" },
    };

    [Theory]
    [MemberData(nameof(Published))]
    public void The_published_ids_come_of_every_spelling(string repository, string file, string id)
    {
        ModelId expected = new(Bytes32.Parse(id));
        Assert.Equal(expected, new ModelSpec(repository, file).Id);
        Assert.Equal(expected, ModelId.Of(repository, file));
        Assert.Equal(expected, ModelId.Parse(id));
        Assert.Equal(expected, ModelId.Parse($"{repository}:{file}"));
        Assert.Equal(expected, ModelId.Parse($"{repository}/{file}"));
        Assert.Equal(new ModelSpec(repository, file), ModelSpec.Parse($"{repository}/{file}"));
        Assert.Equal(new ModelSpec(repository, file), ModelSpec.Parse(new ModelSpec(repository, file).ToString()));
    }

    [Theory]
    [InlineData("gpt2:model.gguf", "gpt2", "model.gguf")]
    [InlineData("owner/name/q4/model.gguf", "owner/name", "q4/model.gguf")]
    [InlineData("owner/name:q4/model.gguf", "owner/name", "q4/model.gguf")]
    [InlineData("owner/name:a:b", "owner/name", "a:b")]
    public void Files_in_folders_and_repositories_without_an_owner(string text, string repository, string file) =>
        Assert.Equal(new ModelSpec(repository, file), ModelSpec.Parse(text));

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("owner")]
    [InlineData("owner/name")]
    [InlineData("owner/name/")]
    [InlineData("owner/name:")]
    [InlineData(":file")]
    [InlineData("owner/na\nme:file")]
    public void What_is_no_model_is_refused(string text)
    {
        Assert.False(ModelSpec.TryParse(text, out _));
        Assert.Throws<FormatException>(() => ModelSpec.Parse(text));
        Assert.Throws<FormatException>(() => ModelId.Parse(text));
    }

    [Fact]
    public void Names_are_bounded()
    {
        string long513 = new('x', ModelSpec.MaxLength + 1);
        Assert.False(ModelSpec.TryParse($"{long513}:file", out _));
        Assert.Throws<ArgumentException>(() => new ModelSpec("owner/name", long513));
        Assert.Throws<ArgumentException>(() => new ModelSpec("", "file"));
        Assert.False(ModelSpec.TryParse(null, out _));
    }
}
