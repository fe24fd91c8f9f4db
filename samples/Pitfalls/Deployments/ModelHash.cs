namespace Pitfalls.Deployments;

/// <summary>FAB5006: a model id that is not the hash of its file. The session is about another model.</summary>
internal sealed record ModelHash(string Repo, string File, string Id)
{
    public static readonly ModelHash Model = new(
        "bartowski/openai_gpt-oss-20b-GGUF",
        "openai_gpt-oss-20b-MXFP4.gguf",
        "0x14843424179fbcb9aeb7fd446fa97143300609757bd49ffb3ec7fb2f75aed1ca"); // FAB5006: "0x14843424
}
