using System.Text;

namespace Fabstir.Sdk.Tests.Conversations;

public sealed class FileConversationStoreTests : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("fabstir-conversations-").FullName;
    private readonly FileConversationStore _store;

    public FileConversationStoreTests() => _store = new FileConversationStore(Folder);

    private string Folder => Path.Combine(_root, "deeper");

    private string TheFile => Assert.Single(Directory.GetFiles(Folder, "*.conversation"));

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [Fact]
    public async Task What_is_saved_is_loaded_by_the_next_process()
    {
        Conversation conversation = SampleConversation.Create();

        Conversation saved = await _store.SaveAsync(conversation, Cancellation);
        Conversation? loaded = await new FileConversationStore(Folder).LoadAsync(conversation.Id, Cancellation);

        SampleConversation.AssertSame(conversation, loaded);
        Assert.Equal((1L, 1L), (saved.Revision, loaded!.Revision));
        Assert.Equal(((ulong)1_510, 0.0075m), ((ulong)loaded.Totals.Tokens, loaded.Totals.Usdc.ToDecimal()));
        Assert.Equal(1, (int)loaded.Totals.Native.BaseUnits);
    }

    [Fact]
    public async Task Every_kind_of_id_has_a_file_of_its_own()
    {
        string[] ids = ["a", "A", "../../etc/passwd", "CON", "a/b\\c:d*?", " ", "\u0000", "ä", "a\u0308", new string('x', 200)];
        foreach (string id in ids.Where(static id => id != " "))
        {
            await _store.SaveAsync(new Conversation { Id = id, Title = $"of {id}" }, Cancellation);
        }

        foreach (string id in ids.Where(static id => id != " "))
        {
            Assert.Equal($"of {id}", (await _store.LoadAsync(id, Cancellation))!.Title);
        }

        Assert.Equal(ids.Length - 1, Directory.GetFiles(Folder, "*.conversation").Length);
        await Assert.ThrowsAsync<OutOfBoundsException>(async () => await _store.LoadAsync(" ", Cancellation));
    }

    [Fact]
    public async Task Nothing_stored_is_null_and_an_empty_list()
    {
        Assert.Null(await _store.LoadAsync("none", Cancellation));
        Assert.Empty(await ListAsync());
        Assert.False(await _store.DeleteAsync("none", Cancellation));
        Assert.False(Directory.Exists(Folder));
    }

    [Fact]
    public async Task Damage_of_any_byte_is_an_error_that_names_the_file()
    {
        await _store.SaveAsync(SampleConversation.Create(), Cancellation);
        byte[] whole = await File.ReadAllBytesAsync(TheFile, Cancellation);

        for (int i = 0; i < whole.Length; i++)
        {
            byte[] damaged = [.. whole];
            damaged[i] ^= 1;
            await File.WriteAllBytesAsync(TheFile, damaged, Cancellation);

            ConversationStoreException refused = await Assert.ThrowsAsync<ConversationStoreException>(
                async () => await _store.LoadAsync(SampleConversation.Create().Id, Cancellation));
            Assert.Equal((FabstirErrorCode.StorageError, TheFile), (refused.Code, refused.Place));
        }
    }

    [Fact]
    public async Task A_file_that_was_cut_off_anywhere_is_an_error()
    {
        await _store.SaveAsync(SampleConversation.Create(), Cancellation);
        byte[] whole = await File.ReadAllBytesAsync(TheFile, Cancellation);

        for (int length = 0; length < whole.Length; length++)
        {
            await File.WriteAllBytesAsync(TheFile, whole[..length], Cancellation);
            await Assert.ThrowsAsync<ConversationStoreException>(async () => await _store.LoadAsync(SampleConversation.Create().Id, Cancellation));
        }
    }

    [Fact]
    public async Task A_file_of_a_later_version_is_not_guessed_at()
    {
        await _store.SaveAsync(SampleConversation.Create(), Cancellation);
        string text = await File.ReadAllTextAsync(TheFile, Cancellation);
        string body = text[..(text[..^1].LastIndexOf('\n') + 1)].Replace("fabstir-conversation/1", "fabstir-conversation/2", StringComparison.Ordinal);
        await File.WriteAllTextAsync(TheFile, $"{body}{{\"sha256\":\"{HashOf(body)}\"}}\n", Cancellation);

        ConversationStoreException refused = await Assert.ThrowsAsync<ConversationStoreException>(
            async () => await _store.LoadAsync(SampleConversation.Create().Id, Cancellation));

        Assert.Contains("fabstir-conversation/2", refused.Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<ConversationStoreException>(async () => await _store.SaveAsync(SampleConversation.Create() with { Revision = 1 }, Cancellation));
    }

    [Fact]
    public async Task A_damaged_file_hides_no_other_in_the_list()
    {
        await _store.SaveAsync(SampleConversation.Create("first"), Cancellation);
        string damaged = TheFile;
        await _store.SaveAsync(SampleConversation.Create("second"), Cancellation);
        await _store.SaveAsync(SampleConversation.Create("third"), Cancellation);
        await File.WriteAllTextAsync(damaged, "{\"format\":\n", Cancellation);
        List<string> seen = [];

        ConversationStoreException refused = await Assert.ThrowsAsync<ConversationStoreException>(async () =>
        {
            await foreach (ConversationSummary summary in _store.ListAsync(Cancellation))
            {
                Assert.Equal((4, "Why is the sky blue?"), (summary.TurnCount, summary.Title));
                seen.Add(summary.Id);
            }
        });

        Assert.Equal(["second", "third"], seen.Order(StringComparer.Ordinal));
        Assert.Equal(damaged, refused.Place);
    }

    [Fact]
    public async Task What_a_crash_left_unfinished_is_passed_over_and_written_over()
    {
        Conversation saved = await _store.SaveAsync(SampleConversation.Create(), Cancellation);
        await File.WriteAllTextAsync(TheFile + ".unfinished", "half of a", Cancellation);

        SampleConversation.AssertSame(saved, await _store.LoadAsync(saved.Id, Cancellation));
        await _store.SaveAsync(saved with { Title = "Another" }, Cancellation);

        Assert.Equal("Another", (await _store.LoadAsync(saved.Id, Cancellation))!.Title);
        Assert.Equal([".lock", Path.GetFileName(TheFile)], Directory.GetFiles(Folder).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_revision_that_was_not_seen_is_not_replaced()
    {
        Conversation first = await _store.SaveAsync(SampleConversation.Create(), Cancellation);
        await _store.SaveAsync(first with { Title = "Faster" }, Cancellation);

        ConversationConflictException refused = await Assert.ThrowsAsync<ConversationConflictException>(
            async () => await _store.SaveAsync(first with { Title = "Slower" }, Cancellation));

        Assert.Equal((FabstirErrorCode.ConversationConflict, 1L, 2L), (refused.Code, refused.Expected, refused.Stored));
        Assert.Equal("Faster", (await _store.LoadAsync(first.Id, Cancellation))!.Title);
    }

    [Fact]
    public async Task Deleted_conversations_begin_anew()
    {
        await _store.SaveAsync(SampleConversation.Create(), Cancellation);

        Assert.True(await _store.DeleteAsync(SampleConversation.Create().Id, Cancellation));

        Assert.Null(await _store.LoadAsync(SampleConversation.Create().Id, Cancellation));
        Assert.Equal(1, (await _store.SaveAsync(SampleConversation.Create(), Cancellation)).Revision);
    }

    [Fact]
    public async Task A_writer_waits_for_the_one_before()
    {
        Directory.CreateDirectory(Folder);
        Task<Conversation> saving;
        using (new FileStream(Path.Combine(Folder, ".lock"), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None))
        {
            saving = _store.SaveAsync(SampleConversation.Create(), Cancellation).AsTask();
            Assert.Empty(Directory.GetFiles(Folder, "*.conversation"));
        }

        Assert.Equal(1, (await saving).Revision);
    }

    [Fact]
    public async Task Only_its_owner_can_read_it()
    {
        await _store.SaveAsync(SampleConversation.Create(), Cancellation);

        // Windows has no such modes.
        Assert.True(OperatingSystem.IsWindows() || File.GetUnixFileMode(TheFile) == (UnixFileMode.UserRead | UnixFileMode.UserWrite));
        Assert.True(
            OperatingSystem.IsWindows()
            || File.GetUnixFileMode(Folder) == (UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute));
    }

    [Fact]
    public async Task A_file_under_the_name_of_another_is_an_error()
    {
        await _store.SaveAsync(SampleConversation.Create("first"), Cancellation);
        string first = TheFile;
        await _store.SaveAsync(SampleConversation.Create("second"), Cancellation);
        string second = Directory.GetFiles(Folder, "*.conversation").Single(path => path != first);
        File.Copy(first, second, overwrite: true);

        Assert.Equal(second, (await Assert.ThrowsAsync<ConversationStoreException>(async () => await _store.LoadAsync("second", Cancellation))).Place);
    }

    [Fact]
    public async Task A_file_larger_than_any_conversation_is_not_read()
    {
        await _store.SaveAsync(SampleConversation.Create(), Cancellation);
        using (FileStream file = new(TheFile, FileMode.Open))
        {
            file.SetLength(1L << 40);
        }

        Assert.Contains("bytes", (await Assert.ThrowsAsync<ConversationStoreException>(
            async () => await _store.LoadAsync(SampleConversation.Create().Id, Cancellation))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_in_the_place_of_the_folder_is_a_clear_error()
    {
        await File.WriteAllTextAsync(Folder, "a file", Cancellation);

        Assert.Equal(
            FabstirErrorCode.StorageError,
            (await Assert.ThrowsAsync<ConversationStoreException>(async () => await _store.SaveAsync(SampleConversation.Create(), Cancellation))).Code);
    }

    public static TheoryData<string, Conversation> TooMuch => new()
    {
        { "Id", new Conversation { Id = new string('x', 201) } },
        { "Title", new Conversation { Id = "x", Title = new string('x', 501) } },
        { "Metadata", new Conversation { Id = "x", Metadata = Enumerable.Range(0, 65).ToDictionary(static i => $"{i}", static _ => "") } },
        { "Turns[0].Text", new Conversation { Id = "x", Turns = [new(ChatTurnRole.User, new string('x', Conversation.MaxTextLength + 1), default)] } },
        { "Turns[0].Tokens", new Conversation { Id = "x", Turns = [new(ChatTurnRole.User, "", default, -1)] } },
        { "Turns", new Conversation { Id = "x", Turns = [.. Enumerable.Repeat(new ConversationTurn(ChatTurnRole.User, "", default), Conversation.MaxTurns + 1)] } },
        { "Turns", new Conversation { Id = "x", Turns = [.. Enumerable.Repeat(new ConversationTurn(ChatTurnRole.User, new string('x', 1 << 20), default), 65)] } },
    };

    [Theory]
    [MemberData(nameof(TooMuch))]
    public async Task Too_much_of_anything_is_refused_before_it_is_written(string parameter, Conversation conversation)
    {
        OutOfBoundsException refused = await Assert.ThrowsAsync<OutOfBoundsException>(async () => await _store.SaveAsync(conversation, Cancellation));

        Assert.Equal(parameter, refused.Parameter);
        Assert.Empty(await ListAsync());
    }

    private static string HashOf(string text) => Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    private async Task<List<ConversationSummary>> ListAsync()
    {
        List<ConversationSummary> all = [];
        await foreach (ConversationSummary summary in _store.ListAsync(Cancellation))
        {
            all.Add(summary);
        }

        return all;
    }
}
